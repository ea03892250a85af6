package dev.polyflux.spring;

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

/** Errors of workers in WebFlux, as HTTP says them: {@link WorkerAnswer}. What a guest throws is left to the others. */
final class WorkerErrors implements WebExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerErrors.class);

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        ServerHttpResponse response = exchange.getResponse();
        Optional<WorkerAnswer> known = response.isCommitted() ? Optional.empty() : WorkerAnswer.to(failure);
        return known.map(answer -> {
                    LOG.debug("{}: {}", exchange.getRequest().getPath(), failure.getMessage());
                    return write(response, answer);
                })
                .orElseGet(() -> Mono.error(failure));
    }

    private static Mono<Void> write(ServerHttpResponse response, WorkerAnswer answer) {
        response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (answer.again()) {
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, WorkerAnswer.RETRY_AFTER);
        }
        DataBuffer body = response.bufferFactory().wrap(answer.problem().getBytes(StandardCharsets.UTF_8));
        return response.writeWith(Mono.just(body));
    }
}
