package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.Ref;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Objects that nobody holds are collected, across realms and languages, and whatever they went through. The control of
 * each row holds one object of each that is built: all the others are then alive, after as many collections.
 */
@Tag("gc")
final class CollectionTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final int COLLECTIONS = 30;

    /** What any main can do. */
    private static final List<String> ROWS = List.of(
            "cycle.js",
            "cycle.py",
            "three.js",
            "three.py",
            "closure.js",
            "closure.py",
            "argument.js",
            "argument.py",
            "caught.js",
            "caught.py",
            "thrown.js",
            "thrown.py",
            "iterator.js",
            "iterator.py",
            "awaited.js",
            "awaited.py",
            "replaced.js",
            "replaced.py");

    /** What needs JavaScript in main. */
    private static final List<String> ROWS_OF_JAVASCRIPT = List.of(
            "listener_once.js",
            "listener_once.py",
            "listener_removed.js",
            "listener_removed.py",
            "listener_dropped.js",
            "listener_dropped.py",
            "timer_fired.js",
            "timer_fired.py",
            "timer_cleared.js",
            "timer_cleared.py",
            "promise_settled.js",
            "promise_settled.py",
            "promise_never.js",
            "promise_never.py",
            "awaiting.js",
            "awaiting.py",
            "languages.js",
            "languages.py",
            "languages_closure.js",
            "languages_error.py");

    private static final Lifetimes JAVASCRIPT = new Lifetimes("js");
    private static final Lifetimes PYTHON = new Lifetimes("py");

    @BeforeAll
    static void buildAllAndCollect() {
        rowsUnderJavaScript().forEach(JAVASCRIPT::build);
        ROWS.forEach(PYTHON::build);
        boolean gone = false;
        for (int i = 0; i < COLLECTIONS && !gone; i++) {
            System.gc();
            gone = rowsUnderJavaScript().allMatch(row -> JAVASCRIPT.alive(row) == 0)
                    && ROWS.stream().allMatch(row -> PYTHON.alive(row) == 0);
        }
    }

    @AfterAll
    static void close() {
        JAVASCRIPT.close();
        PYTHON.close();
    }

    private static Stream<String> rowsUnderJavaScript() {
        return Stream.concat(ROWS.stream(), ROWS_OF_JAVASCRIPT.stream());
    }

    private static List<String> rows() {
        return ROWS;
    }

    @ParameterizedTest
    @MethodSource("rowsUnderJavaScript")
    void whatNobodyHoldsIsCollectedUnderAJavaScriptMain(String row) {
        check(JAVASCRIPT, row);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whatNobodyHoldsIsCollectedUnderAPythonMain(String row) {
        check(PYTHON, row);
    }

    @Test
    void anObjectIsNeverTakenForAnotherThatIsGone() {
        for (int i = 0; i < 5; i++) {
            assertThat(JAVASCRIPT.evaluate("identity.py", "itself(400)")).isEqualTo(true);
            System.gc();
        }
    }

    @ParameterizedTest
    @CsvSource({"a.js, 'sync.hold = (held) => ({ held })'", "a.py, 'sync.hold = lambda held: (lambda: held)'"})
    void aJavaFunctionAndAGuestObjectThatHoldEachOtherAreCollected(String file, String code) {
        try (Polyflux polyflux = Polyflux.create()) {
            String imports = file.equals("a.py") ? "from pyscript import sync\n" : "";
            Worker worker = polyflux.start(WorkerSpec.of(file, imports + code));
            List<WeakReference<?>> dropped = new ArrayList<>();
            for (int i = 0; i < Lifetimes.TIMES; i++) {
                dropped.add(new WeakReference<>(heldByWhatItHolds(worker)));
            }
            Object held = heldByWhatItHolds(worker);
            for (int i = 0; i < COLLECTIONS && dropped.stream().anyMatch(each -> each.get() != null); i++) {
                System.gc();
            }
            assertThat(dropped).allMatch(each -> each.get() == null);
            assertThat(held).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "w.py | `from pyscript import sync, window\ndef own():\n    node = window.node()\n    return node.self\nsync.own = own`",
                "w.js | sync.own = () => window.node().self;"
            })
    void anObjectOfWhichAWorkerKeepsThatItHoldsItselfIsCollected(String file, String code) {
        try (Polyflux polyflux = Polyflux.builder()
                .main("main.js", "globalThis.node = () => { const node = {}; node.self = node; return node; };")
                .ffiTimeout(Duration.ofDays(1))
                .build()) {
            Worker worker = polyflux.start(WorkerSpec.of(file, code));
            WeakReference<Ref> given = new WeakReference<>(
                    Objects.requireNonNull(worker.call("own", Ref.class).block(LIMIT)));
            for (int i = 0; i < COLLECTIONS && given.get() != null; i++) {
                System.gc();
                worker.call("own", Ref.class).block(LIMIT); // lets the realms move on
            }
            assertThat(given.get()).isNull();
        }
    }

    private static Object heldByWhatItHolds(Worker worker) {
        AtomicReference<Ref> held = new AtomicReference<>();
        Function<Object, Object> function = argument -> held;
        held.set(Objects.requireNonNull(worker.call("hold", Ref.class, function).block(LIMIT)));
        return function;
    }

    private static void check(Lifetimes lifetimes, String row) {
        lifetimes.check(row);
        assertThat(lifetimes.heldBuilt(row)).isGreaterThanOrEqualTo(Lifetimes.TIMES);
        assertThat(lifetimes.heldAlive(row)).isEqualTo(lifetimes.heldBuilt(row));
        assertThat(lifetimes.alive(row)).isZero();
    }
}
