package dev.polyflux.spring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * What becomes of the errors of workers in Spring MVC: a status, and what it says as {@code application/problem+json}.
 *
 * <p>503, with {@code Retry-After}, for what may be tried again: a full queue, a worker that has failed, a call that was
 * interrupted. 504 for what waited in vain, 410 for a closed worker, 499 for a call that the guest says was cancelled, 413 for a
 * value that is too large, 507 for a call beyond a limit. Any other error, and what a guest throws, is left to the application.
 */
@AutoConfiguration
@ConditionalOnClass(DispatcherServlet.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class PolyfluxWebMvcAutoConfiguration {

    /** For Spring. */
    public PolyfluxWebMvcAutoConfiguration() {}

    /** Answers with the status that says what is wrong; an {@code @ExceptionHandler} comes before. */
    @Bean
    ServletWorkerErrors polyfluxServletWorkerErrors() {
        return new ServletWorkerErrors();
    }
}
