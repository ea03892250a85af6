package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.ConversionException;
import dev.polyflux.core.Ref;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** The types that Java asks for, beyond those that a class names. */
final class TypesTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static @Nullable Polyflux runtime;
    private static @Nullable Worker started;

    record Point(int x, int y) {}

    @BeforeAll
    static void start() {
        Polyflux polyflux = Polyflux.create();
        runtime = polyflux;
        started = polyflux.start(
                WorkerSpec.of(
                        "types.js",
                        """
            sync.points = (n, { from = 0 } = {}) => Array.from({ length: n }, (_, i) => ({ x: from + i, y: 0 }));
            sync.same = (value) => value;
            sync.rows = function* (n) { for (let i = 0; i < n; i++) yield [{ x: i, y: i }]; };
            """));
    }

    @AfterAll
    static void close() {
        Objects.requireNonNull(runtime).close();
    }

    private static Worker worker() {
        return Objects.requireNonNull(started);
    }

    @Test
    void aCallGivesATypeWithItsArguments() {
        assertThat(worker().call("points", new TypeRef<List<Point>>() {}, 2).block(LIMIT))
                .isEqualTo(List.of(new Point(0, 0), new Point(1, 0)));
        assertThat(worker().call(
                                "points",
                                new TypeRef<List<Point>>() {},
                                Arguments.of(1).with("from", 5))
                        .block(LIMIT))
                .isEqualTo(List.of(new Point(5, 0)));
    }

    @Test
    void aStreamGivesElementsWithTheirArguments() {
        StepVerifier.create(worker().stream("rows", new TypeRef<List<Point>>() {}, 2))
                .expectNext(List.of(new Point(0, 0)), List.of(new Point(1, 1)))
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void evaluatedCodeGivesATypeWithItsArguments() {
        assertThat(worker().eval("({ a: [1] })", new TypeRef<Map<String, List<Integer>>>() {})
                        .block(LIMIT))
                .isEqualTo(Map.of("a", List.of(1)));
    }

    @Test
    void anElementOfAnotherTypeIsAConversionError() {
        assertThatThrownBy(() ->
                        worker().eval("['a']", new TypeRef<List<Integer>>() {}).block(LIMIT))
                .isInstanceOf(ConversionException.class)
                .hasMessageContaining("java.util.List<java.lang.Integer>");
    }

    @Test
    void evaluatedCodeGivesJavasOwnValues() {
        assertThatObject(worker().eval("1 + 1").block(LIMIT)).isEqualTo(2);
        assertThatObject(worker().eval("({ a: [1, 'b', null] }).a.slice(0, 2)").block(LIMIT))
                .isEqualTo(List.of(1, "b"));
        assertThatObject(worker().eval("Promise.resolve({ a: true })").block(LIMIT))
                .isEqualTo(Map.of("a", true));
        StepVerifier.create(worker().eval("undefined")).expectComplete().verify(LIMIT);
    }

    @Test
    void whatCannotBeCopiedIsLive() {
        assertThat(worker().eval("() => 1").block(LIMIT)).isInstanceOf(Ref.class);
    }

    @Test
    void anObjectOfJavasComesHomeAsItselfAlsoWhereItsTypeHasArguments() {
        Function<Integer, Integer> next = number -> number + 1;
        assertThat(worker().call("same", new TypeRef<Function<Integer, Integer>>() {}, next)
                        .block(LIMIT))
                .isSameAs(next);
    }

    @Test
    void nothingIsAskedForAsVoid() {
        StepVerifier.create(worker().call("points", Void.class, 3))
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void aTypeRefNamesItsType() {
        assertThat(new TypeRef<List<Point>>() {}).hasToString("java.util.List<" + Point.class.getName() + ">");
        assertThatThrownBy(Nameless::new).isInstanceOf(IllegalArgumentException.class);
    }

    @SuppressWarnings("rawtypes")
    private static final class Nameless extends TypeRef {}
}
