package dev.polyflux.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolyfluxExceptionTest {

    @ParameterizedTest
    @MethodSource("errorsThatMayPass")
    void isTransientWhereTheSameRequestMaySucceedLater(PolyfluxException error) {
        assertThat(error).isInstanceOf(TransientException.class).hasMessage("why");
    }

    static Stream<PolyfluxException> errorsThatMayPass() {
        return Stream.of(
                new OverflowException("why"), new WaitTimeoutException("why"), new InterruptedWaitException("why"));
    }

    @ParameterizedTest
    @MethodSource("errorsThatRepeat")
    void isPermanentWhereTheSameRequestFailsAgain(PolyfluxException error) {
        assertThat(error).isInstanceOf(PermanentException.class).hasMessage("why");
    }

    static Stream<PolyfluxException> errorsThatRepeat() {
        return Stream.of(
                new GuestException(new GuestError("python", "why", "", List.of(), "", null, null)),
                new ClosedException("why"),
                new WaitNotAllowedException("why"),
                new DeadlockException("why"),
                new ReleasedException("why"),
                new UnsupportedTrapException("why"),
                new ConversionException("why"),
                new ConfigurationException("why"),
                new BootException("why", new IllegalStateException("cause")));
    }

    @Test
    void isEitherTransientOrPermanentAndAClosedFamily() {
        assertThat(PolyfluxException.class.getPermittedSubclasses())
                .containsExactlyInAnyOrder(TransientException.class, PermanentException.class);
        assertThat(Stream.of(TransientException.class, PermanentException.class).flatMap(PolyfluxExceptionTest::kinds))
                .allSatisfy(type -> assertThat(type.isSealed() || Modifier.isFinal(type.getModifiers()))
                        .isTrue());
    }

    private static Stream<Class<?>> kinds(Class<?> root) {
        return root.isSealed()
                ? Arrays.stream(root.getPermittedSubclasses())
                        .flatMap(kind -> Stream.concat(Stream.of(kind), kinds(kind)))
                : Stream.empty();
    }

    @Test
    void keepsTheCauseOfAFailedBoot() {
        Throwable cause = new IllegalStateException("cause");

        assertThat(new BootException("why", cause)).hasCause(cause);
    }
}
