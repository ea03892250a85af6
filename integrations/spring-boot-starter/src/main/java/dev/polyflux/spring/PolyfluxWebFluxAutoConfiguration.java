package dev.polyflux.spring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.DispatcherHandler;

/**
 * What becomes of the errors of workers in WebFlux: a status, and what it says as {@code application/problem+json}.
 *
 * <p>503, with {@code Retry-After}, for what may be tried again: a full queue, a worker that has failed, a call that was
 * interrupted. 504 for what waited in vain, 410 for a closed worker, 499 for a call that the guest says was cancelled, 413 for a
 * value that is too large, 507 for a call beyond a limit. Any other error, and what a guest throws, is left to the application.
 */
@AutoConfiguration
@ConditionalOnClass(DispatcherHandler.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
public class PolyfluxWebFluxAutoConfiguration {

    /** Before Spring Boot's own, which is at -1 and answers everything with 500. */
    private static final int BEFORE_ALL_OTHERS = -10;

    /** For Spring. */
    public PolyfluxWebFluxAutoConfiguration() {}

    /** Answers with the status that says what is wrong. */
    @Bean
    @Order(BEFORE_ALL_OTHERS)
    WorkerErrors polyfluxWorkerErrors() {
        return new WorkerErrors();
    }

    /** Has the first request find what it needs. */
    @Bean
    @ConditionalOnProperty(name = "polyflux.rehearse", matchIfMissing = true)
    Preparation polyfluxWebFluxPreparation(ServerCodecConfigurer codecs) {
        return new WebFluxPreparation(codecs);
    }
}
