package dev.polyflux;

import dev.polyflux.core.ClosedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Mono;

/** The pools of a runtime, by name. Thread-safe. */
final class Pools {

    private final Map<String, Pool> pools = new TreeMap<>();
    private final Set<String> names = new HashSet<>();
    private boolean closed;

    Pool open(PoolSpec spec, Pool.Hirer hirer) {
        take(spec.name());
        // Once: a pool, or a view of it, that is drained again may have a successor of its name.
        AtomicBoolean gone = new AtomicBoolean();
        Pool pool = Pool.of(spec, hirer, () -> {
            if (gone.compareAndSet(false, true)) {
                forget(spec.name());
            }
        });
        boolean late;
        synchronized (this) {
            late = closed;
            if (!late) {
                pools.put(spec.name(), pool);
            }
        }
        if (late) {
            pool.closed().subscribe();
        }
        return pool;
    }

    private synchronized void take(String name) {
        if (closed) {
            throw new ClosedException("cannot make pool '" + name + "': the runtime is closed");
        }
        if (!names.add(name)) {
            throw new IllegalArgumentException(
                    "cannot make pool '" + name + "': there is one of that name, drain it first");
        }
    }

    private synchronized void forget(String name) {
        pools.remove(name);
        names.remove(name);
    }

    synchronized List<Pool> all() {
        return List.copyOf(pools.values());
    }

    /** The runtime is being closed: no pool starts workers or takes calls any more. */
    void close() {
        refuseNew();
        all().forEach(pool -> pool.closed().subscribe());
    }

    /** Ends all in order, see {@link Pool#drain}. */
    Mono<Void> drain(Duration longest) {
        return Mono.defer(() -> {
            refuseNew();
            List<Mono<Void>> drains = new ArrayList<>();
            all().forEach(pool -> drains.add(pool.drain(longest)));
            return Mono.whenDelayError(drains);
        });
    }

    private synchronized void refuseNew() {
        closed = true;
    }
}
