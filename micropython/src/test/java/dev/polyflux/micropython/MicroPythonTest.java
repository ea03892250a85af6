package dev.polyflux.micropython;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Line;
import dev.polyflux.Polyflux;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.core.GuestException;
import dev.polyflux.lifecycle.LifecycleEvent;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/** What a MicroPython worker does with the objects of a main that is JavaScript: one script a file, and what it prints below. */
final class MicroPythonTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final String PRINTS = "\n# prints\n";

    private static final Queue<Line> PRINTED = new ConcurrentLinkedQueue<>();
    private static Polyflux polyflux;

    @BeforeAll
    static void start() throws Exception {
        polyflux = Polyflux.builder()
                .main(folder("cases").resolve("main.js"))
                .output(PRINTED::add)
                .build();
    }

    @AfterAll
    static void end() {
        polyflux.close();
    }

    private static Path folder(String name) throws URISyntaxException {
        URL folder = Objects.requireNonNull(MicroPythonTest.class.getResource(name));
        return Path.of(folder.toURI());
    }

    /** What scripts do, and what hostile ones get. */
    static Stream<Path> cases() throws Exception {
        return Stream.concat(Files.list(folder("cases")), Files.list(folder("attacks")))
                .filter(file -> file.toString().endsWith(".mpy.py"))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aScriptPrintsWhatIsBelowIt(Path file) throws IOException {
        String text = Files.readString(file);
        String expected = text.substring(text.indexOf(PRINTS) + PRINTS.length()).replaceAll("(?m)^# ?", "");
        Worker worker = polyflux.start(WorkerSpec.of(file));
        assertThat(worker.ended().block(LIMIT)).isInstanceOf(LifecycleEvent.Done.class);
        List<String> lines = PRINTED.stream()
                .filter(line -> line.worker().equals(worker.name()))
                .map(Line::text)
                .toList();
        assertThat(String.join("\n", lines)).isEqualTo(expected.stripTrailing());
    }

    @Test
    void javaCallsItsFunctionsAndAwaitsThem() {
        Worker worker = polyflux.start(
                WorkerSpec.of(
                        "called.mpy.py",
                        """
                import asyncio
                __export__ = ["add", "later", "data", "fails"]
                def add(a, b=1): return a + b
                async def later(x):
                    await asyncio.sleep(0)
                    return x * 2
                def data(): return {"a": [1, 2**70], "b": (True, None)}
                def fails(): return {}["absent"]
                await asyncio.sleep(0)
                """));
        assertThat(worker.call("add", Integer.class, 2, 3).block(LIMIT)).isEqualTo(5);
        assertThat(worker.call("later", Integer.class, 21).block(LIMIT)).isEqualTo(42);
        assertThat(worker.call("data", Object.class).block(LIMIT))
                .hasToString("{a=[1, 1180591620717411303424], b=[true, null]}");
        assertThat(worker.call("fails", Object.class)
                        .map(Object::toString)
                        .onErrorResume(
                                GuestException.class,
                                error -> Mono.just(error.error().type() + " at "
                                        + error.error().frames().get(0).line()))
                        .block(LIMIT))
                .isEqualTo("KeyError at 8");
        worker.terminate().block(LIMIT);
    }

    @Test
    void aWholeFloatStaysOneAndAnErrorThatCannotBeToldIsToldByItsType() {
        Worker worker = polyflux.start(
                WorkerSpec.of(
                        "told.mpy.py",
                        """
                __export__ = ["kind", "fails"]
                def kind(x): return type(x).__name__ + " " + str(x)
                class Untold(Exception):
                    def __str__(self): raise ValueError("no text")
                def fails(): raise Untold()
                """));
        assertThat(worker.call("kind", String.class, 1.0).block(LIMIT)).isEqualTo("float 1.0");
        assertThat(worker.call("kind", String.class, 1e18).block(LIMIT)).isEqualTo("float 1e+18");
        assertThat(worker.call("kind", String.class, 1L << 60).block(LIMIT)).isEqualTo("int " + (1L << 60));
        assertThat(worker.call("fails", Object.class)
                        .map(Object::toString)
                        .onErrorResume(
                                GuestException.class,
                                error -> Mono.just(error.error().type() + ": "
                                        + error.error().message()))
                        .block(LIMIT))
                .isEqualTo("Untold: <exception str() failed>");
        assertThat(worker.call("kind", String.class, "on").block(LIMIT)).isEqualTo("str on");
        worker.terminate().block(LIMIT);
    }

    @Test
    void eachRealmBeginsWithWhatTheFirstOneLoadedAndSharesNothingElseWithIt() {
        String script =
                """
                import builtins, random, sys
                def leave(): builtins.left = sys.modules["left"] = globals()["own"] = 1; return random.getrandbits(30)
                def found(): return [hasattr(builtins, "left"), "left" in sys.modules, "own" in globals()], random.getrandbits(30)
                __export__ = ["leave", "found"]
                """;
        Worker first = polyflux.start(WorkerSpec.of("first.mpy.py", script));
        Integer number = first.call("leave", Integer.class).block(LIMIT);
        assertThat(Preparing.DONE).doesNotHaveValue(null);
        Worker second = polyflux.start(WorkerSpec.of("second.mpy.py", script));
        List<?> found = second.call("found", List.class).block(LIMIT);
        assertThat(found).first().isEqualTo(List.of(false, false, false));
        assertThat(found).last().isNotEqualTo(number);
        first.terminate().block(LIMIT);
        second.terminate().block(LIMIT);
    }

    @Test
    void aMainOfMicroPythonIsReadAndCalledByJavaScriptAndPython() {
        Queue<Line> printed = new ConcurrentLinkedQueue<>();
        try (Polyflux three = Polyflux.builder()
                .main(
                        "main.mpy.py",
                        """
                        num = 41
                        items = [1, 2]
                        def shout(f): return f('main') + '!'
                        class Sum:
                            def __init__(self, n): self.n = n
                            def __add__(self, other): return Sum(self.n + other.n)
                        def of(n): return Sum(n)
                        """)
                .output(printed::add)
                .build()) {
            Stream.of(
                            WorkerSpec.of(
                                    "j.mjs",
                                    "import { window } from 'pyscript'; console.log(window.num + window.items[0], window.shout((x) => `js ${x}`), window.of(3).n);"),
                            WorkerSpec.of(
                                    "p.py",
                                    "from pyscript import window\nprint(window.num + window.items[0], window.shout(lambda x: 'py ' + x), (window.of(1) + window.of(2)).n)"),
                            WorkerSpec.of(
                                    "m.mpy.py",
                                    "from pyscript import window\nprint(window.num + window.items[0], window.shout(lambda x: 'mpy ' + x), (window.of(1) + window.of(2)).n)"))
                    .forEach(spec -> three.start(spec).ended().block(LIMIT));
        }
        assertThat(printed.stream().map(Line::text))
                .containsExactly("42 js main! 3", "42 py main! 3", "42 mpy main! 3");
    }
}
