package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.GuestException;
import dev.polyflux.lifecycle.LifecycleEvent.Done;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers that keep what they have read; each test counts what main is sent. */
final class KeptReadsTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final int COLLECTIONS = 200;

    private static final String MAIN_JS =
            """
            globalThis.num = 1;
            globalThis.box = { value: 1 };
            globalThis.items = [1, 2, 3];
            globalThis.map = new Map([['a', 1]]);
            globalThis.open = { a: 1 };
            globalThis.change = (n) => { num = n; };
            globalThis.close = () => { open.a = 2; open.b = 3; Object.freeze(open); };
            let asked = 0;
            Object.defineProperty(globalThis, 'shy', { get() { if (asked++ === 0) throw new RangeError('not yet'); return asked; } });
            """;
    private static final String MAIN_PY =
            """
            class Box:
                value = 1

            num = 1
            box = Box()

            def change(n):
                global num
                num = n
            """;
    private static final String JS =
            """
            sync.read = () => window.num;
            sync.value = () => window.box.value;
            sync.write = (n) => { window.num = n; };
            sync.change = (n) => { window.change(n); };
            sync.has = () => 'num' in window && !('nothing' in window);
            sync.same = () => window.box === window.box;
            """;
    private static final String PY =
            """
            from pyscript import sync, window

            def write(n):
                window.num = n

            sync.read = lambda: window.num
            sync.value = lambda: window.box.value
            sync.write = write
            sync.change = lambda n: window.change(n)
            sync.has = lambda: hasattr(window, "num") and not hasattr(window, "nothing")
            sync.same = lambda: window.box is window.box
            """;

    private final VirtualTime time = VirtualTime.create();
    private @Nullable Polyflux polyflux;

    @AfterEach
    void close() {
        runtime().close();
    }

    private Polyflux runtime() {
        return Objects.requireNonNull(polyflux);
    }

    private void main(String language, Duration kept) {
        polyflux = Polyflux.builder()
                .main("main." + language, language.equals("js") ? MAIN_JS : MAIN_PY)
                .time(time)
                .ffiTimeout(kept)
                .build();
        runtime().window().block(LIMIT);
    }

    private Worker started(WorkerSpec spec) {
        Worker worker = runtime().start(spec);
        assertThat(worker.ended().block(LIMIT)).isInstanceOf(Done.class);
        return worker;
    }

    private Worker worker(String name, String language) {
        return started(WorkerSpec.of(name + "." + language, language.equals("js") ? JS : PY));
    }

    private static @Nullable Object ask(Worker worker, String function, Object... arguments) {
        return worker.call(function, Object.class, Arguments.of(arguments)).block(LIMIT);
    }

    private long messages() {
        return runtime().traps().getOrDefault("main", 0L);
    }

    private void assertSends(int messages, Runnable work) {
        long before = messages();
        work.run();
        assertThat(messages() - before).isEqualTo(messages);
    }

    // What is kept.

    @ParameterizedTest
    @CsvSource({"js, js", "js, py", "py, js", "py, py"})
    void whatWasReadIsNotAskedForAgainUntilItsTimeIsOver(String main, String language) {
        main(main, KEPT);
        Worker worker = worker("w", language);

        assertSends(1, () -> assertThat(ask(worker, "read")).isEqualTo(1));
        ask(worker, "change", 2);
        assertSends(0, () -> assertThat(ask(worker, "read")).isEqualTo(1));
        time.advance(KEPT.minusNanos(1));
        assertSends(0, () -> assertThat(ask(worker, "read")).isEqualTo(1));
        time.advance(Duration.ofNanos(1));
        assertSends(1, () -> assertThat(ask(worker, "read")).isEqualTo(2));
        assertSends(0, () -> assertThat(ask(worker, "read")).isEqualTo(2));
    }

    @ParameterizedTest
    @CsvSource({
        "js, w.js, sync.read = async () => await window.num;",
        "py, w.js, sync.read = async () => await window.num;",
        "js, w.py, 'from pyscript import sync, window\nasync def read():\n    return await window.num\nsync.read = read'",
        "py, w.py, 'from pyscript import sync, window\nasync def read():\n    return await window.num\nsync.read = read'",
    })
    void whatWasAwaitedIsKeptToo(String main, String file, String code) {
        main(main, KEPT);
        Worker worker = started(WorkerSpec.of(file, code).awaiting());

        assertSends(1, () -> assertThat(ask(worker, "read")).isEqualTo(1));
        assertSends(0, () -> assertThat(ask(worker, "read")).isEqualTo(1));
        Batch.assign(Objects.requireNonNull(runtime().window().block(LIMIT)), Map.of("num", 5))
                .block(LIMIT);
        assertSends(1, () -> assertThat(ask(worker, "read")).isEqualTo(5));
    }

    @ParameterizedTest
    @CsvSource({"js, js", "js, py", "py, js", "py, py"})
    void anObjectThatIsKeptIsTheSameObject(String main, String language) {
        main(main, KEPT);
        Worker worker = worker("w", language);

        assertSends(1, () -> assertThat(ask(worker, "same")).isEqualTo(true));
        assertSends(0, () -> assertThat(ask(worker, "same")).isEqualTo(true));
    }

    @ParameterizedTest
    @CsvSource({"js, js", "js, py", "py, js", "py, py"})
    void whatIsThereAndWhatIsNotIsKept(String main, String language) {
        main(main, KEPT);
        Worker worker = worker("w", language);

        assertThat(ask(worker, "has")).isEqualTo(true);
        assertSends(0, () -> assertThat(ask(worker, "has")).isEqualTo(true));
    }

    @Test
    void whatAnObjectHasIsKept() {
        main("js", KEPT);
        Worker worker =
                started(WorkerSpec.of("w.js", "const box = window.box; sync.keys = () => Reflect.ownKeys(box);"));

        assertSends(1, () -> assertThat(ask(worker, "keys")).asString().isEqualTo("[value]"));
        assertSends(0, () -> assertThat(ask(worker, "keys")).asString().isEqualTo("[value]"));
    }

    @ParameterizedTest
    @CsvSource({
        "w.js, sync.read = () => window.shy;",
        "w.py, 'from pyscript import sync, window\nsync.read = lambda: window.shy'"
    })
    void anErrorIsNotKept(String file, String code) {
        main("js", KEPT);
        Worker worker = started(WorkerSpec.of(file, code));

        assertThatThrownBy(() -> ask(worker, "read"))
                .isInstanceOf(GuestException.class)
                .hasMessageContaining("not yet");
        assertSends(1, () -> assertThat(ask(worker, "read")).isEqualTo(2));
        assertSends(0, () -> assertThat(ask(worker, "read")).isEqualTo(2));
    }

    // What is forgotten.

    @ParameterizedTest
    @CsvSource({"js, js", "js, py", "py, js", "py, py"})
    void whatAWorkerWroteItReads(String main, String language) {
        main(main, KEPT);
        Worker worker = worker("w", language);

        for (int n = 2; n < 5; n++) {
            ask(worker, "write", n);
            assertThat(ask(worker, "read")).isEqualTo(n);
        }
    }

    @ParameterizedTest
    @CsvSource({"js, js, py", "js, py, js", "py, js, py", "py, py, js"})
    void whatAnotherWorkerWroteIsSeenAtOnce(String main, String reads, String writes) {
        main(main, KEPT);
        Worker reader = worker("reader", reads);
        Worker writer = worker("writer", writes);

        assertThat(ask(reader, "read")).isEqualTo(1);
        ask(writer, "write", 2);
        assertSends(1, () -> assertThat(ask(reader, "read")).isEqualTo(2));
        assertSends(0, () -> assertThat(ask(reader, "read")).isEqualTo(2));
    }

    @Test
    void whatIsWrittenInTheMidstOfAChainIsSeenAtOnce() {
        main("js", KEPT);
        Worker writer = started(WorkerSpec.of(
                        "writer.py",
                        """
                        from pyscript import sync, window

                        async def push(n):
                            return await window.items.push(n)

                        sync.push = push
                        """)
                .awaiting());
        Worker counter = started(WorkerSpec.of(
                "counter.js",
                "const items = window.items; sync.count = () => [items.length, items[items.length - 1]];"));

        assertThat(ask(counter, "count")).asString().isEqualTo("[3, 3]");
        ask(writer, "push", 9);
        assertThat(ask(counter, "count")).asString().isEqualTo("[4, 9]");
        assertSends(0, () -> ask(counter, "count"));
    }

    @ParameterizedTest
    @CsvSource({
        "w.js, 'const { items, map } = window; sync.grow = () => { items.push(items.length); map.set(items.length, 0); return [items.length, map.size]; };'",
        "w.py, 'from pyscript import sync, window\nitems, map = window.items, window.map\ndef grow():\n    items.push(items.length)\n    map.set(items.length, 0)\n    return [items.length, map.size]\nsync.grow = grow'"
    })
    void aMethodOfACollectionMayChangeIt(String file, String code) {
        main("js", KEPT);
        Worker worker = started(WorkerSpec.of(file, code));

        assertThat(ask(worker, "grow")).asString().isEqualTo("[4, 2]");
        assertThat(ask(worker, "grow")).asString().isEqualTo("[5, 3]");
    }

    /** JavaScript's engine holds a proxy to what it has once said of what cannot change any more. */
    @Test
    void anObjectThatWasFrozenMeanwhileIsToldOfConsistently() {
        main("js", KEPT);
        Worker worker = started(
                WorkerSpec.of(
                        "w.js",
                        """
                const { open, close } = window;
                const look = () => [open.a, 'b' in open, Reflect.ownKeys(open)];
                sync.before = look;
                sync.close = () => { close(); };
                sync.described = () => [Object.getOwnPropertyDescriptor(open, 'a').writable, ...look()];
                sync.frozen = () => [Object.isFrozen(open), ...look()];
                """));

        assertThat(ask(worker, "before")).asString().isEqualTo("[1, false, [a]]");
        ask(worker, "close");
        assertThat(ask(worker, "described")).asString().isEqualTo("[false, 2, false, [a, b]]");
        assertThat(ask(worker, "frozen")).asString().isEqualTo("[true, 2, true, [a, b]]");
    }

    // Whether anything is kept.

    @ParameterizedTest
    @ValueSource(strings = {"js", "py"})
    void nothingIsKeptUnlessThatIsSaid(String language) {
        main("js", Duration.ZERO);
        Worker worker = worker("w", language);

        assertSends(1, () -> ask(worker, "read"));
        assertSends(1, () -> ask(worker, "read"));
    }

    @Test
    void aWorkerMaySayOtherwise() {
        main("js", KEPT);
        Worker forgetful = started(WorkerSpec.of("a.js", JS).ffiTimeout(Duration.ZERO));
        Worker longer = started(
                WorkerSpec.of("b.js", JS).ffiTimeout(KEPT.multipliedBy(2)).named("b"));

        assertSends(2, () -> {
            ask(forgetful, "read");
            ask(forgetful, "read");
        });
        ask(longer, "read");
        time.advance(KEPT);
        assertSends(0, () -> ask(longer, "read"));
    }

    @Test
    void aNegativeTimeIsRefused() {
        main("js", KEPT);
        assertThatThrownBy(() -> Polyflux.builder().ffiTimeout(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT-0.001S");
        assertThatThrownBy(() -> WorkerSpec.of("a.js", "").ffiTimeout(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // How long a cache lives.

    @Tag("gc")
    @ParameterizedTest
    @ValueSource(strings = {"js", "py"})
    void whatWasReadOfAnObjectGoesWithItsProxy(String language) {
        main("js", KEPT);
        Worker worker = worker("w", language);
        ask(worker, "value");
        long before = messages();
        for (int i = 0; i < COLLECTIONS && messages() == before; i++) {
            System.gc();
            ask(worker, "value");
        }
        assertThat(messages()).isGreaterThan(before);
    }

    @Tag("gc")
    @ParameterizedTest
    @CsvSource({
        "w.js, const { box } = window; sync.read = () => box.value;",
        "w.py, 'from pyscript import sync, window\nbox = window.box\nsync.read = lambda: box.value'"
    })
    void whatWasReadOfAnObjectStaysWithItsProxy(String file, String code) {
        main("js", KEPT);
        Worker worker = started(WorkerSpec.of(file, code));
        ask(worker, "read");
        for (int i = 0; i < 3; i++) {
            System.gc();
            assertSends(0, () -> ask(worker, "read"));
        }
    }
}
