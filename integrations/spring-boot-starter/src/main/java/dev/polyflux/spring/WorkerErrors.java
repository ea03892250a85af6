package dev.polyflux.spring;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.CopyTooLargeException;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.InterruptedWaitException;
import dev.polyflux.core.LimitException;
import dev.polyflux.core.OverflowException;
import dev.polyflux.core.WaitTimeoutException;
import dev.polyflux.core.WorkerFailedException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/**
 * Errors of workers as HTTP says them: 503 for what may be tried again, 504 for one that waited in vain, 410 for a closed worker, 499
 * for a cancelled call, 413 for a value that is too large, 507 for a call that took more than it may. None of them is a fault of the
 * program, so none has a stack trace in the log. What a guest throws is.
 */
final class WorkerErrors implements WebExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerErrors.class);

    private record Answer(int status, String title, boolean again) {

        static Answer later(String title) {
            return new Answer(503, title, true);
        }

        static Answer of(int status, String title) {
            return new Answer(status, title, false);
        }
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        ServerHttpResponse response = exchange.getResponse();
        Optional<Answer> known = response.isCommitted() ? Optional.empty() : answer(failure);
        return known.map(answer -> {
                    LOG.debug("{}: {}", exchange.getRequest().getPath(), failure.getMessage());
                    return write(response, answer);
                })
                .orElseGet(() -> Mono.error(failure));
    }

    private static Optional<Answer> answer(Throwable failure) {
        return Optional.ofNullable(
                switch (failure) {
                    case OverflowException full -> Answer.later("Too many calls at a time");
                    case WorkerFailedException failed -> Answer.later("No worker is there to answer");
                    case InterruptedWaitException stopped -> Answer.later("The call was interrupted");
                    case WaitTimeoutException late -> Answer.of(504, "Waited for too long");
                    case ClosedException closed -> Answer.of(410, "The worker is closed");
                    case CopyTooLargeException large -> Answer.of(413, "A value is too large to be sent");
                    case LimitException beyond -> Answer.of(507, "The call took more than it may");
                    case GuestException guest
                    when guest.error().isCancellation() -> Answer.of(499, "The call was cancelled");
                    default -> null;
                });
    }

    private static Mono<Void> write(ServerHttpResponse response, Answer answer) {
        response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (answer.again()) {
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
        }
        String problem = "{\"status\":" + answer.status() + ",\"title\":\"" + answer.title() + "\"}";
        DataBuffer body = response.bufferFactory().wrap(problem.getBytes(StandardCharsets.UTF_8));
        return response.writeWith(Mono.just(body));
    }
}
