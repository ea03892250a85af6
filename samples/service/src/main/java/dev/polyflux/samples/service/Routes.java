package dev.polyflux.samples.service;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import dev.polyflux.Pool;
import dev.polyflux.spring.PolyfluxWorkers;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/**
 * {@code POST /python/quote} calls {@code quote} of the worker {@code python} with the body, and {@code POST /python/events/ticks}
 * streams what its generator gives. A client that goes, or a time-out, cancels the call: that is Reactor's own way, from the socket to the
 * coroutine.
 */
@Configuration(proxyBeanMethods = false)
class Routes {

    private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {};

    private final PolyfluxWorkers workers;
    private final Duration timeOut;

    Routes(PolyfluxWorkers workers, @Value("${service.time-out}") Duration timeOut) {
        this.workers = workers;
        this.timeOut = timeOut;
    }

    @Bean
    RouterFunction<ServerResponse> functions() {
        return route().POST("/{worker}/{function}", this::answer)
                .POST("/{worker}/events/{function}", this::stream)
                .build();
    }

    private Mono<ServerResponse> answer(ServerRequest request) {
        return request.bodyToMono(JSON)
                .flatMap(body -> pool(request).call(request.pathVariable("function"), Object.class, body))
                .timeout(timeOut)
                .flatMap(answer -> ServerResponse.ok().bodyValue(answer));
    }

    private Mono<ServerResponse> stream(ServerRequest request) {
        return request.bodyToMono(JSON).flatMap(body -> ServerResponse.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .body(
                        pool(request).stream(request.pathVariable("function"), Object.class, body)
                                .limitRate(1),
                        Object.class));
    }

    private Pool pool(ServerRequest request) {
        String name = request.pathVariable("worker");
        Pool pool = workers.all().get(name);
        if (pool == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no worker '" + name + "'");
        }
        return pool;
    }
}
