package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.core.GuestException;
import dev.polyflux.core.Ref;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an object is, is told without running any of its code, whichever way it crosses. */
final class DescribingTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    /** What is run at an object's home; it gives what has fired, and whether the object came home as itself. */
    private static final Map<String, String> JAVASCRIPT = Map.of(
            "to main and home",
            "((x) => (window.keep(x), window.same(x) + ' ' + told()))(make(KIND))",
            "from main",
            "((x) => (window.keep(x), window.same(x) + ' ' + window.told()))(window.make(KIND))",
            "to Python in place and home",
            "((x) => (pyodide.globals.get('keep')(x), pyodide.globals.get('same')(x) + ' ' + told()))(make(KIND))",
            "thrown to main and home",
            "((x) => thrown(() => window.hitch(() => { throw x; }), x) + ' ' + told())(make(KIND))",
            "thrown from main",
            "((x) => (window.keep(x), caught(() => window.hurl(x)) + ' ' + window.told()))(window.make(KIND))",
            "thrown to Python in place and home",
            "((x) => thrown(() => pyodide.globals.get('hitch')(() => { throw x; }), x) + ' ' + told())(make(KIND))",
            "thrown to Java",
            "(() => { throw make(KIND); })()",
            "to Java",
            "make(KIND)");

    private static final Map<String, String> PYTHON = Map.of(
            "to main and home",
            "(lambda x: (window.keep(x), f'{window.same(x)} {told()}'.lower())[1])(make(KIND))",
            "to JavaScript in place and home",
            "(lambda x: (js.keep(x), f'{js.same(x)} {told()}'.lower())[1])(make(KIND))",
            "thrown to main and home",
            "(lambda x: f'{thrown(lambda: window.hitch(lambda: hurl(x)), x)} {told()}'.lower())(make(KIND))",
            "thrown to JavaScript in place and home",
            "(lambda x: f'{thrown(lambda: js.hitch(lambda: hurl(x)), x)} {told()}'.lower())(make(KIND))",
            "thrown to Java",
            "hurl(make(KIND))",
            "to Java",
            "make(KIND)");

    /** What is an error: what else JavaScript throws is told by its type. */
    private static final Pattern RAISED = Pattern.compile("exception|error|group");

    private static @Nullable Polyflux runtime;
    private static @Nullable Worker javascript;
    private static @Nullable Worker python;

    @BeforeAll
    static void start() {
        Polyflux polyflux = Polyflux.builder().main("main.js", file("armed.js")).build();
        runtime = polyflux;
        javascript = polyflux.start(
                WorkerSpec.of("j.js", file("armed.js") + "\npyodide.runPython(`" + quoted("armed.py") + "`);"));
        python = polyflux.start(WorkerSpec.of(
                "p.py",
                "import js\nfrom pyscript import window\n" + file("armed.py") + "\njs.eval('''" + quoted("armed.js")
                        + "''')\n"));
        javascript.ended().block(LIMIT);
        python.ended().block(LIMIT);
    }

    @AfterAll
    static void close() {
        Objects.requireNonNull(runtime).close();
    }

    private static String file(String name) {
        try (InputStream in = DescribingTest.class.getResourceAsStream("/describing/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(String name) {
        return file(name).replace("\\", "\\\\");
    }

    private static String text(@Nullable Worker worker, String code) {
        return Objects.requireNonNull(
                Objects.requireNonNull(worker).eval(code, String.class).block(LIMIT));
    }

    private static Stream<Arguments> rows(@Nullable Worker worker, Map<String, String> crossings) {
        return text(worker, "kinds").lines().flatMap(kind -> crossings.keySet().stream()
                .filter(way -> !(way.equals("to Java") && kind.contains("promise")))
                .filter(way -> !way.startsWith("thrown") || RAISED.matcher(kind).find())
                .sorted()
                .map(way -> Arguments.of(kind, way)));
    }

    static Stream<Arguments> ofJavaScript() {
        return rows(javascript, JAVASCRIPT);
    }

    static Stream<Arguments> ofPython() {
        return rows(python, PYTHON);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("ofJavaScript")
    void noTrapGetterOrHookOfJavaScriptFires(String kind, String way) {
        assertThat(crosses(javascript, kind, way, Objects.requireNonNull(JAVASCRIPT.get(way))))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("ofPython")
    void noPropertyHookOrSpecialMethodOfPythonFires(String kind, String way) {
        String fired = crosses(python, kind, way, Objects.requireNonNull(PYTHON.get(way)));
        // A thrown exception's message is its text: nothing else is asked of it.
        assertThat(way.startsWith("thrown") ? fired.replaceAll("__str__,?", "") : fired)
                .isEmpty();
    }

    private static String crosses(@Nullable Worker worker, String kind, String way, String code) {
        String run = code.replace("KIND", "'" + kind + "'");
        // Numbers and texts are values: they arrive as what they are, of no class of anybody's.
        boolean isValue = kind.equals("an int") || kind.equals("a float") || kind.equals("a str");
        if (way.equals("thrown to Java")) {
            assertThatThrownBy(() -> Objects.requireNonNull(worker).eval(run).block(LIMIT))
                    .isInstanceOf(GuestException.class);
            return text(worker, "told()");
        }
        if (way.equals("to Java")) {
            Class<?> type = isValue ? Object.class : Ref.class;
            Objects.requireNonNull(worker).eval(run, type).block(LIMIT);
            return text(worker, "told()");
        }
        String told = text(worker, run);
        assertThat(told).startsWith("true ");
        return told.substring("true ".length());
    }
}
