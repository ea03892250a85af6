package dev.polyflux.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.ConversionException;
import dev.polyflux.core.CopyTooLargeException;
import dev.polyflux.core.GuestError;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.InterruptedWaitException;
import dev.polyflux.core.LimitException;
import dev.polyflux.core.NodeLostException;
import dev.polyflux.core.OverflowException;
import dev.polyflux.core.WaitTimeoutException;
import dev.polyflux.core.WorkerFailedException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each error is told apart by how the call has ended. */
final class CallOutcomeTest {

    private static GuestException guest(String type) {
        return new GuestException(new GuestError("python", type, "no", List.of(), type, null, null));
    }

    static Stream<Arguments> outcomes() {
        return Stream.concat(
                Stream.of(
                        arguments(null, "success"),
                        arguments(new OverflowException("full"), "overload"),
                        arguments(new WaitTimeoutException("late"), "timeout"),
                        arguments(new CopyTooLargeException(2, 1), "limit"),
                        arguments(new InterruptedWaitException("interrupted"), "interrupted"),
                        arguments(new WorkerFailedException("gone", guest("ImportError")), "failed"),
                        arguments(new NodeLostException("b", "it hung up"), "failed"),
                        arguments(new ClosedException("closed"), "closed"),
                        arguments(ClosedException.refusing("closed"), "closed"),
                        arguments(guest("CancelledError"), "cancelled"),
                        arguments(guest("AbortError"), "cancelled"),
                        arguments(guest("ValueError"), "error"),
                        arguments(new ConversionException("no such thing"), "error")),
                Arrays.stream(LimitException.Limit.values())
                        .map(limit -> arguments(new LimitException(limit, "too much"), "limit")));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void anErrorIsAnOutcome(Throwable error, String tag) {
        assertThat(CallOutcome.of(error).tag()).isEqualTo(tag);
    }
}
