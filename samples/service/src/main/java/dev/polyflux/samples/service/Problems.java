package dev.polyflux.samples.service;

import dev.polyflux.core.GuestException;
import dev.polyflux.core.UnsupportedTrapException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** What the starter leaves to the application: errors of guests, time-outs and unknown routes, as problems in JSON. */
@Component
@Order(Problems.BEHIND_THE_STARTERS)
class Problems implements WebExceptionHandler {

    static final int BEHIND_THE_STARTERS = -5;

    private static final ServerResponse.Context CONTEXT = new ServerResponse.Context() {

        private final HandlerStrategies strategies = HandlerStrategies.withDefaults();

        @Override
        public List<HttpMessageWriter<?>> messageWriters() {
            return strategies.messageWriters();
        }

        @Override
        public List<ViewResolver> viewResolvers() {
            return strategies.viewResolvers();
        }
    };

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        ProblemDetail problem = problem(failure);
        if (problem == null || exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        return ServerResponse.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyValue(problem)
                .flatMap(response -> response.writeTo(exchange, CONTEXT));
    }

    private static @Nullable ProblemDetail problem(Throwable failure) {
        return switch (failure) {
            case GuestException guest -> {
                ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                        HttpStatus.INTERNAL_SERVER_ERROR, guest.error().message());
                problem.setTitle(guest.error().type());
                problem.setProperty("language", guest.error().language());
                yield problem;
            }
            case TimeoutException late ->
                ProblemDetail.forStatusAndDetail(HttpStatus.GATEWAY_TIMEOUT, "the function took too long");
            case UnsupportedTrapException unknown ->
                ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, unknown.getMessage());
            case ErrorResponseException known -> known.getBody();
            default -> null;
        };
    }
}
