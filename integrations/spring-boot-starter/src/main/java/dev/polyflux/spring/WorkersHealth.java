package dev.polyflux.spring;

import dev.polyflux.PoolSnapshot;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
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
            health.up();
            workers.all().forEach((name, pool) -> {
                PoolSnapshot now = pool.snapshot();
                health.withDetail(name, details(now));
                if (!WorkersLifecycle.isReady(pool, now)) {
                    health.down();
                }
            });
            return health.build();
        });
    }

    private static Map<String, Object> details(PoolSnapshot pool) {
        Map<String, Object> details = new LinkedHashMap<>();
        Map<String, String> members = new LinkedHashMap<>();
        pool.members().forEach(member -> members.put(member.worker(), inWords(member.state())));
        details.put("workers", members);
        details.put("circuit", inWords(pool.circuit()));
        details.put("generation", pool.generation());
        details.put("queued", pool.queued());
        details.put("running", pool.running());
        return details;
    }

    private static String inWords(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
