package dev.polyflux.spring;

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
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.test.StepVerifier;

/** What workers fail with has a status of its own; what is a fault of the program is left to the others. */
final class WorkerErrorsTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final boolean AGAIN = true;

    private final MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/orders"));

    private static GuestException guest(String type) {
        return new GuestException(new GuestError("python", type, "no", List.of(), type, null, null));
    }

    static Stream<Arguments> known() {
        return Stream.concat(
                Stream.of(
                        arguments(new OverflowException("full"), 503, AGAIN),
                        arguments(new WorkerFailedException("gone", guest("ImportError")), 503, AGAIN),
                        arguments(new InterruptedWaitException("interrupted"), 503, AGAIN),
                        arguments(new WaitTimeoutException("late"), 504, !AGAIN),
                        arguments(new NodeLostException("b", "it hung up"), 503, AGAIN),
                        arguments(new ClosedException("closed"), 410, !AGAIN),
                        arguments(ClosedException.refusing("closed"), 410, !AGAIN),
                        arguments(new CopyTooLargeException(2, 1), 413, !AGAIN),
                        arguments(guest("CancelledError"), 499, !AGAIN),
                        arguments(guest("AbortError"), 499, !AGAIN)),
                Arrays.stream(LimitException.Limit.values())
                        .map(limit -> arguments(new LimitException(limit, "too much"), 507, !AGAIN)));
    }

    @ParameterizedTest
    @MethodSource("known")
    void whatAWorkerFailsWithHasItsStatus(Throwable failure, int status, boolean again) {
        StepVerifier.create(new WorkerErrors().handle(exchange, failure)).verifyComplete();
        MockServerHttpResponse response = exchange.getResponse();
        assertThat(response.getStatusCode()).isEqualTo(HttpStatusCode.valueOf(status));
        assertThat(response.getHeaders().containsHeader(HttpHeaders.RETRY_AFTER))
                .isEqualTo(again);
        assertThat(response.getBodyAsString().block(LIMIT)).startsWith("{\"status\":" + status + ",\"title\":\"");
    }

    static Stream<Throwable> others() {
        return Stream.of(
                guest("ValueError"), new ConversionException("no such thing"), new IllegalStateException("not ours"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void aFaultIsLeftToTheOthers(Throwable failure) {
        StepVerifier.create(new WorkerErrors().handle(exchange, failure))
                .verifyErrorSatisfies(error -> assertThat(error).isSameAs(failure));
        assertThat(exchange.getResponse().getStatusCode()).isNull();
    }

    @ParameterizedTest
    @MethodSource("known")
    void anAnswerThatHasBegunIsLeftAsItIs(Throwable failure) {
        exchange.getResponse().setComplete().block(LIMIT);
        StepVerifier.create(new WorkerErrors().handle(exchange, failure))
                .verifyErrorSatisfies(error -> assertThat(error).isSameAs(failure));
    }
}
