package dev.polyflux.spring;

import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import reactor.core.publisher.Mono;

/** Up while all declared workers take calls; its details say of each pool who does what. */
final class WorkersHealth extends AbstractReactiveHealthIndicator {

    private final PolyfluxWorkers workers;

    WorkersHealth(PolyfluxWorkers workers) {
        super("the workers cannot be asked");
        this.workers = workers;
    }

    @Override
    protected Mono<Health> doHealthCheck(Health.Builder health) {
        return Mono.fromSupplier(() -> {
            PolyfluxWorkers.Readiness now = workers.readiness();
            return (now.ready() ? health.up() : health.down())
                    .withDetails(now.details())
                    .build();
        });
    }
}
