package dev.polyflux.micrometer;

import dev.polyflux.Polyflux;
import dev.polyflux.Pool;
import dev.polyflux.PoolSnapshot;
import dev.polyflux.PoolSnapshot.Counts;
import dev.polyflux.PoolSnapshot.MemberState;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/** The meters of pools, which are found as they come. Thread-safe. */
final class PoolMeters {

    private static final Map<String, ToDoubleFunction<Counts>> ENDINGS = Map.of(
            "completed", Counts::completed,
            "failed", Counts::failed,
            "cancelled", Counts::cancelled,
            "refused", Counts::refused,
            "dropped", Counts::dropped,
            "impatient", Counts::impatient);

    private final Polyflux polyflux;
    private final MeterRegistry registry;
    private final Set<Pool> known = ConcurrentHashMap.newKeySet();

    PoolMeters(Polyflux polyflux, MeterRegistry registry) {
        this.polyflux = polyflux;
        this.registry = registry;
    }

    /** Adds the meters of pools that are new. */
    void find() {
        polyflux.pools().stream().filter(known::add).forEach(this::add);
    }

    private void add(Pool pool) {
        Tags tags = Tags.of(RuntimeTags.POOL.asString(), pool.name());
        for (MemberState state : MemberState.values()) {
            gauge(
                    PolyfluxMeters.POOL_WORKERS,
                    tags.and(RuntimeTags.STATE.asString(), state.name().toLowerCase(Locale.ROOT)),
                    pool,
                    now -> now.members().stream()
                            .filter(member -> member.state() == state)
                            .count());
        }
        gauge(PolyfluxMeters.POOL_QUEUED, tags, pool, PoolSnapshot::queued);
        gauge(PolyfluxMeters.POOL_RUNNING, tags, pool, PoolSnapshot::running);
        ENDINGS.forEach((ending, count) ->
                counter(PolyfluxMeters.POOL_CALLS, tags.and(RuntimeTags.ENDING.asString(), ending), pool, count));
        counter(PolyfluxMeters.POOL_REPLACED, tags, pool, Counts::replaced);
        counter(PolyfluxMeters.POOL_RESTARTS, tags, pool, Counts::restarts);
    }

    private void gauge(PolyfluxMeters meter, Tags tags, Pool pool, ToDoubleFunction<PoolSnapshot> value) {
        Gauge.builder(meter.getName(), pool, each -> value.applyAsDouble(each.snapshot()))
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    private void counter(PolyfluxMeters meter, Tags tags, Pool pool, ToDoubleFunction<Counts> value) {
        FunctionCounter.builder(
                        meter.getName(),
                        pool,
                        each -> value.applyAsDouble(each.snapshot().counts()))
                .tags(tags)
                .register(registry);
    }
}
