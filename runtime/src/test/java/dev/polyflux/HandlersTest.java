package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.lifecycle.LifecycleEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions of Python, plain and async, that others call in every way there is: each runs once, awaited or not. */
final class HandlersTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private final Queue<String> printed = new ConcurrentLinkedQueue<>();
    private final Queue<String> uncaught = new ConcurrentLinkedQueue<>();

    private static String resource(String name) {
        try (InputStream in = HandlersTest.class.getResourceAsStream("/handlers/" + name)) {
            return "\n" + new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs main, and a worker beside it, until nothing is left to do. */
    private void run(String name, String main, @Nullable WorkerSpec worker) {
        try (Polyflux polyflux = Polyflux.builder()
                .main(name, main)
                .output(line -> printed.add(line.text()))
                .uncaught((realm, failure) -> uncaught.add(failure.getMessage()))
                .build()) {
            if (worker != null) {
                polyflux.start(worker).ended().block(LIMIT);
            }
            assertThat(MainScript.ended(polyflux).block(LIMIT)).isInstanceOf(LifecycleEvent.Done.class);
            polyflux.whenQuiet().block(LIMIT);
        }
    }

    private void assertEachRanOnce() {
        String mark = "expected ";
        List<String> expected = printed.stream()
                .filter(line -> line.startsWith(mark))
                .map(line -> line.substring(mark.length()))
                .toList();
        assertThat(uncaught).isEmpty();
        assertThat(expected).isNotEmpty();
        assertThat(printed.stream().filter(line -> !line.startsWith(mark)))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private void assertEachErrorIsToldOnce() {
        assertThat(uncaught.stream().map(message -> message.substring(message.indexOf("ValueError: "))))
                .containsExactlyInAnyOrderElementsOf(printed.stream()
                        .map(line -> line.replace("expected ", "ValueError: "))
                        .toList());
    }

    /** What is put before the scripts: where the handlers go, and whether all of them fail. */
    private static String given(String there, boolean waits, boolean fail) {
        return there + " as there\nfrom polyflux import sleep\nWAITS = " + (waits ? "True" : "False")
                + resource("shapes.py") + (fail ? "SHAPES = FAILING\n" : "");
    }

    private static String inPlace(boolean fail) {
        return given("import js", true, fail) + resource("of_javascript.py") + resource("in_place.py");
    }

    private static String helpers() {
        return "import js\njs.eval(" + "r'''" + resource("main.js") + "''')\n";
    }

    private void assertTold(boolean fail) {
        if (fail) {
            assertEachErrorIsToldOnce();
        } else {
            assertEachRanOnce();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofPythonMainByItsOwnJavaScript(boolean fail) {
        run("main.py", helpers() + inPlace(fail), null);
        assertTold(fail);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofMainsPythonByJavaScriptMain(boolean fail) {
        run("main.js", resource("main.js") + "pyodide.runPython(String.raw`" + inPlace(fail) + "`);", null);
        assertTold(fail);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofAWorkerByItsOwnJavaScript(boolean fail) {
        run("main.js", "", WorkerSpec.of("owner.py", helpers() + inPlace(fail)));
        assertTold(fail);
    }

    @ParameterizedTest
    @CsvSource({
        "js, true, false",
        "js, false, false",
        "py, true, false",
        "py, false, false",
        "js, true, true",
        "js, false, true",
        "py, true, true",
        "py, false, true"
    })
    void ofAWorkerByMain(String language, boolean waits, boolean fail) {
        String code = given("from pyscript import window", waits, fail)
                + resource(language.equals("js") ? "of_javascript.py" : "of_python.py");
        WorkerSpec worker = WorkerSpec.of("owner.py", code);
        run("main." + language, resource("main." + language), waits ? worker : worker.awaiting());
        assertTold(fail);
    }
}
