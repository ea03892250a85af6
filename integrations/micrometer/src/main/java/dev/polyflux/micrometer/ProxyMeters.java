package dev.polyflux.micrometer;

import dev.polyflux.Polyflux;
import dev.polyflux.core.Reason;
import dev.polyflux.lifecycle.Census;
import dev.polyflux.lifecycle.Holding;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The meters of proxies and of traps, by the latest census. Thread-safe. */
final class ProxyMeters {

    private final Polyflux polyflux;
    private final MeterRegistry registry;
    private final Bounded workers;
    private final long old;
    private final Map<String, AtomicLong> live = new HashMap<>();
    private final Map<Ended, AtomicLong> ended = new HashMap<>();

    /** What each realm had ended when it was last asked; it begins anew where the realm does. */
    private final Map<Ended, Long> last = new HashMap<>();

    private final Map<String, AtomicLong> traps = new HashMap<>();

    /** What each realm had been sent by then; the same holds. */
    private final Map<String, Long> lastTraps = new HashMap<>();

    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile long asked;
    private volatile boolean known;

    private record Ended(String realm, String language, Reason reason) {}

    ProxyMeters(Polyflux polyflux, MeterRegistry registry, Bounded workers, Duration old) {
        this.polyflux = polyflux;
        this.registry = registry;
        this.workers = workers;
        this.old = old.toNanos();
    }

    /** Takes a census where the latest one is old, without waiting for it. */
    void refresh() {
        long now = System.nanoTime();
        if ((!known || now - asked > old) && asking.compareAndSet(false, true)) {
            polyflux.census().doFinally(end -> asking.set(false)).subscribe(census -> {
                take(census);
                asked = System.nanoTime();
                known = true;
            });
        }
    }

    private synchronized void take(Census census) {
        Map<String, Long> counts = new HashMap<>();
        Set<Ended> seen = new HashSet<>();
        for (Holding holding : census.holdings()) {
            counts.merge(workers.of(holding.holder()), (long) holding.live().size(), Long::sum);
            holding.ended().forEach((reason, count) -> {
                Ended key = new Ended(holding.holder(), holding.language(), reason);
                seen.add(key);
                ended(key).addAndGet(since(last.put(key, count), count));
            });
        }
        counts.forEach((realm, count) -> live(realm).set(count));
        Set<String> silent = census.silent().stream().map(workers::of).collect(Collectors.toSet());
        live.keySet().stream()
                .filter(realm -> !counts.containsKey(realm) && !silent.contains(realm))
                .forEach(realm -> live(realm).set(0));
        last.keySet().removeIf(key -> !seen.contains(key) && !census.silent().contains(key.realm()));
        Map<String, Long> sent = polyflux.traps();
        sent.forEach((realm, count) -> traps(workers.of(realm)).addAndGet(since(lastTraps.put(realm, count), count)));
        lastTraps.keySet().retainAll(sent.keySet());
    }

    /** How much more there is of what only grows, until its realm begins anew. */
    private static long since(@Nullable Long before, long now) {
        return before == null || now < before ? now : now - before;
    }

    private AtomicLong live(String realm) {
        return live.computeIfAbsent(realm, name -> {
            AtomicLong count = new AtomicLong();
            Gauge.builder(PolyfluxMeters.PROXIES_LIVE.getName(), count, AtomicLong::get)
                    .tag(CallTags.WORKER.asString(), name)
                    .strongReference(true)
                    .register(registry);
            return count;
        });
    }

    private AtomicLong ended(Ended key) {
        String realm = workers.of(key.realm());
        Tags tags = Tags.of(
                CallTags.WORKER.asString(),
                realm,
                RuntimeTags.REASON.asString(),
                key.reason().inWords());
        return ended.computeIfAbsent(
                new Ended(realm, "", key.reason()), any -> counter(PolyfluxMeters.PROXIES_ENDED, tags));
    }

    private AtomicLong traps(String realm) {
        return traps.computeIfAbsent(
                realm, name -> counter(PolyfluxMeters.TRAPS, Tags.of(CallTags.WORKER.asString(), name)));
    }

    private AtomicLong counter(PolyfluxMeters meter, Tags tags) {
        AtomicLong count = new AtomicLong();
        FunctionCounter.builder(meter.getName(), count, AtomicLong::get)
                .tags(tags)
                .register(registry);
        return count;
    }
}
