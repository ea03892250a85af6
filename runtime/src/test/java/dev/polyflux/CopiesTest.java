package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What crosses as a copy, and what never does. */
final class CopiesTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final String MAIN =
            "globalThis.echo = (value) => value; globalThis.sizeOf = (value) => value.length;"
                    + " globalThis.count = (value) => value.byteLength;";

    private static String eval(Polyflux polyflux, String ending, String code) {
        Worker worker = polyflux.start(WorkerSpec.idle("w", ending));
        return String.valueOf(worker.eval(code, Object.class).block(LIMIT));
    }

    @Test
    void aLargeTypedArrayCrossesAsItself() {
        try (Polyflux polyflux = Polyflux.builder().main("main.js", MAIN).build()) {
            String code = "(() => { const floats = new Float32Array(2 ** 19); const before = floats.buffer;"
                    + " return [window.echo(floats) === floats, window.count(floats), floats.buffer === before].join(); })()";
            assertThat(eval(polyflux, "js", code)).isEqualTo("true,2097152,true");
            assertThat(polyflux.traps()).containsEntry("main", 4L);
        }
    }

    /** The list in it is the same again; within itself a list stands for the tuple in Python, where no tuple is made before its elements. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            main.js | globalThis.closed = (v) => v[0][0] === v && v[1] === 'x';
            main.py | closed = lambda v: type(v) is tuple and v[0][0][0] is v[0] and v[0][0][1] == 'x'
            """)
    void aTupleThatContainsItselfStaysClosed(String main, String code) {
        try (Polyflux polyflux = Polyflux.builder().main(main, code).build()) {
            String given = "(lambda x: (x.append((x, 'x')), __import__('pyscript').window.closed("
                    + "__import__('polyflux').direct(x[0])))[1])([])";
            assertThat(eval(polyflux, "py", given)).isEqualTo("true");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"js", "py"})
    void withoutALimitATextOfAnySizeCrosses(String ending) {
        try (Polyflux polyflux = Polyflux.builder().main("main.js", MAIN).build()) {
            String code = ending.equals("js")
                    ? "window.sizeOf('x'.repeat(5_000_000))"
                    : "__import__('pyscript').window.sizeOf('x' * 5_000_000)";
            assertThat(eval(polyflux, ending, code)).isEqualTo("5000000");
        }
    }

    @Test
    void whatIsLargerThanTheLimitIsATypedErrorInJavaScript() {
        try (Polyflux polyflux =
                Polyflux.builder().copyLimit(100).main("main.js", MAIN).build()) {
            String code =
                    "(() => { const caught = (act) => { try { return act(); } catch (error) { return `${error.name}: ${error.message.slice(0, 70)}`; } };"
                            + " return [caught(() => window.sizeOf(polyflux.direct(Array(60).fill('ab')))), caught(() => window.sizeOf('x'.repeat(100)))].join(' | '); })()";
            assertThat(eval(polyflux, "js", code))
                    .isEqualTo(
                            "CopyTooLargeError: a copy of 120 elements, characters and bytes is more than the 100 that | 100");
        }
    }

    @Test
    void whatIsLargerThanTheLimitIsATypedErrorInPython() {
        try (Polyflux polyflux =
                Polyflux.builder().copyLimit(100).main("main.js", MAIN).build()) {
            Worker worker = polyflux.start(
                    WorkerSpec.of(
                            "w.py",
                            """
                    from pyscript import sync, window
                    from pyscript.ffi import direct
                    def attempts():
                        told = []
                        for value in ("x" * 101, bytes(200), direct(list(range(101))), list(range(101))):
                            try:
                                told.append(str(window.sizeOf(value)))
                            except Exception as error:
                                told.append(type(error).__name__)
                        return " ".join(told)
                    sync.attempts = attempts
                    """));
            assertThat(worker.call("attempts", String.class).block(LIMIT))
                    .isEqualTo("CopyTooLargeError CopyTooLargeError CopyTooLargeError 101");
        }
    }
}
