package dev.polyflux.spring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
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
    ServletWorkerErrors polyfluxServletWorkerErrors() {
        return new ServletWorkerErrors();
    }
}
