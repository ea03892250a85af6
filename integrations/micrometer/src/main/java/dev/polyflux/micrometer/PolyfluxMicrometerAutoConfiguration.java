package dev.polyflux.micrometer;

import dev.polyflux.Polyflux;
import dev.polyflux.PolyfluxBuilder;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationRegistry;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** What Spring Boot finds here: meters, observations and guests' logs of the runtime that is a bean. */
@AutoConfiguration(afterName = "dev.polyflux.spring.PolyfluxAutoConfiguration")
public class PolyfluxMicrometerAutoConfiguration {

    /** For Spring. */
    public PolyfluxMicrometerAutoConfiguration() {}

    /** Counts and times calls. */
    @Bean
    @ConditionalOnMissingBean
    public CallMeters polyfluxCallMeters() {
        return CallMeters.create();
    }

    /** Counts what happens to the runtime, and what it has. */
    @Bean
    @ConditionalOnBean(Polyflux.class)
    public MeterBinder polyfluxRuntimeMeters(Polyflux polyflux) {
        return RuntimeMeters.of(polyflux);
    }

    /** Has the runtime tell of its calls. */
    @Bean
    public Consumer<PolyfluxBuilder> polyfluxMeteredCalls(CallMeters meters) {
        return builder -> builder.calls(meters);
    }

    /** Has calls observed, where there is a registry of observations. */
    @Bean
    @ConditionalOnProperty(name = "polyflux.observations.enabled", matchIfMissing = true)
    public Consumer<PolyfluxBuilder> polyfluxObservedCalls(
            ObjectProvider<ObservationRegistry> registry, ObjectProvider<CallConvention> convention) {
        ObservationRegistry observations = registry.getIfAvailable(() -> ObservationRegistry.NOOP);
        CallConvention named = convention.getIfAvailable(CallConvention::new);
        return builder -> builder.calls(ObservedCalls.of(observations, named));
    }

    /** Hands on what guests log and print to SLF4J. */
    @Bean
    @ConditionalOnProperty(name = "polyflux.logs.enabled", matchIfMissing = true)
    public Consumer<PolyfluxBuilder> polyfluxGuestLogs() {
        return GuestLogs.create()::of;
    }
}
