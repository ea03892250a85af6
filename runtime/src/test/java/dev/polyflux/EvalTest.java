package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Code that Java has a Python worker evaluate: its value is that of its last expression, awaited where it awaits. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EvalTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final Polyflux polyflux = Polyflux.create();
    private final Worker worker = polyflux.start(WorkerSpec.idle("py", "py"));

    @AfterAll
    void close() {
        polyflux.close();
    }

    static List<Arguments> codes() {
        return List.of(
                Arguments.of("1 + 1", 2),
                Arguments.of("x = 2\nx * 3", 6),
                Arguments.of("a = 1; b = 2; a + b", 3),
                Arguments.of("import math\nmath.floor(2.5)", 2),
                Arguments.of("def f(n):\n    return n + 1\nf(4)", 5),
                Arguments.of("for i in range(3):\n    pass\ni", 2),
                Arguments.of("# a comment\n'text'  # another", "text"),
                Arguments.of("await sleep(0, 7)", 7),
                Arguments.of("v = await sleep(0, 3)\nv + 1", 4),
                Arguments.of("async def g():\n    return await sleep(0, 'later')\nawait g()", "later"),
                Arguments.of("async def g():\n    return 'by itself'\ng()", "by itself"),
                Arguments.of("[await sleep(0, n) for n in (1, 2)]", List.of(1, 2)),
                Arguments.of(
                        "try:\n    1 / 0\nexcept ZeroDivisionError:\n    w = await sleep(0, 'caught')\nw", "caught"),
                Arguments.of("kept = await sleep(0, 'kept')\nlambda_ = lambda: kept\nlambda_()", "kept"));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void givesTheValueOfItsLastExpression(String code, Object value) {
        worker.eval("from polyflux import sleep").block(LIMIT);
        assertThat(worker.eval(code).block(LIMIT)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"y = 1", "", "await_ = 1\nfor i in ():\n    i", "import math", "None", "y = 1\nawait sleep(0)"})
    void givesNothingWhereNoExpressionIsLast(String code) {
        worker.eval("from polyflux import sleep").block(LIMIT);
        assertThat(worker.eval(code).block(LIMIT)).isNull();
    }

    @Test
    void namesStayForTheNextCode() {
        worker.eval("first = 1\nsecond = first + 1").block(LIMIT);
        assertThat(worker.eval("second").block(LIMIT)).isEqualTo(2);
        assertThat(worker.eval("'__value__' in globals()").block(LIMIT)).isEqualTo(false);
    }

    @Test
    void failsAsTheCodeDoes() {
        assertThatThrownBy(() -> worker.eval("x = 1\nx / 0").block(LIMIT)).hasMessageContaining("ZeroDivisionError");
        assertThatThrownBy(() -> worker.eval("x = (\n").block(LIMIT)).hasMessageContaining("SyntaxError");
        assertThatThrownBy(() -> worker.eval("await missing()").block(LIMIT)).hasMessageContaining("NameError");
    }
}
