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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
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

    /** The latest pool of each name: one that is opened again goes on with the meters of the one before. */
    private final Map<String, AtomicReference<Pool>> latest = new ConcurrentHashMap<>();

    PoolMeters(Polyflux polyflux, MeterRegistry registry) {
        this.polyflux = polyflux;
        this.registry = registry;
    }

    /** Adds the meters of pools that are new. */
    void find() {
        polyflux.pools().forEach(pool -> latest.computeIfAbsent(pool.name(), name -> metered(name, pool))
                .set(pool));
    }

    private AtomicReference<Pool> metered(String name, Pool first) {
        AtomicReference<Pool> pool = new AtomicReference<>(first);
        Tags tags = Tags.of(RuntimeTags.POOL.asString(), name);
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
        return pool;
    }

    private void gauge(
            PolyfluxMeters meter, Tags tags, AtomicReference<Pool> pool, ToDoubleFunction<PoolSnapshot> value) {
        Gauge.builder(
                        meter.getName(),
                        pool,
                        each -> value.applyAsDouble(each.get().snapshot()))
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    private void counter(PolyfluxMeters meter, Tags tags, AtomicReference<Pool> pool, ToDoubleFunction<Counts> value) {
        FunctionCounter.builder(
                        meter.getName(),
                        pool,
                        each -> value.applyAsDouble(each.get().snapshot().counts()))
                .tags(tags)
                .register(registry);
    }
}
