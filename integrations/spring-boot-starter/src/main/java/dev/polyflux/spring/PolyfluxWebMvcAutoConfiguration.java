package dev.polyflux.spring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.DispatcherServlet;

/** What becomes of the errors of workers in Spring MVC. */
@AutoConfiguration
@ConditionalOnClass(DispatcherServlet.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class PolyfluxWebMvcAutoConfiguration {

    /** For Spring. */
    public PolyfluxWebMvcAutoConfiguration() {}

    /** Answers with the status that says what is wrong; an {@code @ExceptionHandler} comes before. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ServletWorkerErrors polyfluxServletWorkerErrors() {
        return new ServletWorkerErrors();
    }
}
