package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.Copy;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.Operator;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import dev.polyflux.core.UnsupportedTrapException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What JavaScript answers to Python's operators. */
final class OperatorsTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static @Nullable Polyflux runtime;
    private static @Nullable Worker worker;

    @BeforeAll
    static void start() {
        Polyflux polyflux = Polyflux.builder().main("main.js", "").build();
        runtime = polyflux;
        worker = polyflux.start(WorkerSpec.idle("worker", "js"));
    }

    @AfterAll
    static void close() {
        Objects.requireNonNull(runtime).close();
    }

    private static Ref object(String code) {
        return Objects.requireNonNull(
                Objects.requireNonNull(worker).eval("(" + code + ")", Ref.class).block(LIMIT));
    }

    private static Reply operate(Ref target, Operator operator, @Nullable Object... operands) {
        return Objects.requireNonNull(target.dispatch(new Trap.Operate(operator, Arrays.asList(operands)))
                .block(LIMIT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BOOL | {} | true",
                "BOOL | [] | false",
                "BOOL | new Map() | false",
                "BOOL | new Uint8Array(0) | false",
                "BOOL | () => 0 | true",
                "INT | new Date(86400000) | 86400000",
                "INT | {valueOf: () => -2.5} | -2",
                "FLOAT | {valueOf: () => 2.5} | 2.5",
                "INDEX | {valueOf: () => 3} | 3",
                "ROUND | {valueOf: () => 2.5} | 2",
                "ROUND | {valueOf: () => -1.5} | -2",
                "FLOOR | {valueOf: () => -1.5} | -2",
                "CEIL | {valueOf: () => 1.2} | 2",
                "LEN | [1, 2] | 2",
                "FORMAT | {toString: () => 'shown'} | shown",
            })
    void answers(Operator operator, String code, String expected) {
        assertThat(operate(object(code), operator)).asString().isEqualTo(new Reply.Ok(expected).toString());
    }

    @Test
    void comparesAsJavaScriptDoes() {
        Ref early = object("new Date(1)");
        Ref late = object("new Date(2)");
        assertThat(operate(early, Operator.LT, late)).isEqualTo(new Reply.Ok(true));
        assertThat(operate(early, Operator.GE, late)).isEqualTo(new Reply.Ok(false));
        assertThat(operate(early, Operator.EQ, early)).isEqualTo(new Reply.Ok(true));
        assertThat(operate(early, Operator.EQ, object("new Date(1)"))).isEqualTo(new Reply.Ok(false));
        assertThat(operate(early, Operator.NE, 1)).isEqualTo(new Reply.Ok(true));
    }

    @Test
    void hashesByIdentity() {
        Ref one = object("{}");
        assertThat(operate(one, Operator.HASH)).isEqualTo(operate(one, Operator.HASH));
        assertThat(operate(one, Operator.HASH)).isNotEqualTo(operate(object("{}"), Operator.HASH));
    }

    @Test
    void tellsInstancesOfAClass() {
        Ref date = object("Date");
        assertThat(operate(date, Operator.INSTANCECHECK, object("new Date()"))).isEqualTo(new Reply.Ok(true));
        assertThat(operate(date, Operator.INSTANCECHECK, object("{}"))).isEqualTo(new Reply.Ok(false));
    }

    @Test
    void addsAndRepeatsArrays() {
        Ref array = object("[1, 2]");
        assertThat(operate(array, Operator.ADD, new Copy.Items(Arrays.asList(3))))
                .extracting(reply -> text(reply))
                .isEqualTo("1,2,3");
        assertThat(operate(array, Operator.IMUL, 2)).isEqualTo(new Reply.Ok(array));
        assertThat(text(new Reply.Ok(array))).isEqualTo("1,2,1,2");
    }

    private static Object text(Reply reply) {
        return reply instanceof Reply.Ok(Ref ref)
                        && Objects.requireNonNull(
                                        ref.dispatch(new Trap.Text(false)).block(LIMIT))
                                instanceof Reply.Ok(String text)
                ? text
                : reply;
    }

    @ParameterizedTest
    @CsvSource({"MATMUL, operate matmul", "INT, operate int", "EXIT, dispose"})
    void namesTheTrapAndTheTargetWhereThereIsNoAnswer(Operator operator, String trap) {
        assertThat(operate(object("{}"), operator))
                .isInstanceOfSatisfying(Reply.Err.class, reply -> assertThat(reply.error())
                        .isInstanceOf(UnsupportedTrapException.class)
                        .hasMessage("a javascript Object of 'worker' does not answer '" + trap + "'"));
    }

    @Test
    void whatAConversionThrowsIsTheGuestsOwnError() {
        assertThat(operate(object("{ valueOf() { throw new RangeError('own'); } }"), Operator.FLOAT))
                .isInstanceOfSatisfying(Reply.Err.class, reply -> assertThat(reply.error())
                        .isInstanceOf(GuestException.class)
                        .hasMessage("RangeError: own"));
    }
}
