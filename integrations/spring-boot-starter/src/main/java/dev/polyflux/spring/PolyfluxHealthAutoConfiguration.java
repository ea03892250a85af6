package dev.polyflux.spring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;

/** The health of the workers, where Spring Boot 4 asks for such. */
@AutoConfiguration(after = PolyfluxAutoConfiguration.class)
@ConditionalOnClass(ReactiveHealthIndicator.class)
public class PolyfluxHealthAutoConfiguration {

    /** For Spring. */
    public PolyfluxHealthAutoConfiguration() {}

    /** Up while all declared workers take calls. */
    @Bean
    @ConditionalOnBean(PolyfluxWorkers.class)
    @ConditionalOnMissingBean(name = "polyfluxHealthIndicator")
    @ConditionalOnProperty(name = "management.health.polyflux.enabled", matchIfMissing = true)
    public ReactiveHealthIndicator polyfluxHealthIndicator(PolyfluxWorkers workers) {
        return new WorkersHealth(workers);
    }
}
