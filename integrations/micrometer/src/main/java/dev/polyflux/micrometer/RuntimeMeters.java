package dev.polyflux.micrometer;

import dev.polyflux.Polyflux;
import dev.polyflux.lifecycle.LifecycleEvent;
import dev.polyflux.lifecycle.LifecycleEvent.CallCancelled;
import dev.polyflux.lifecycle.LifecycleEvent.CallInterrupted;
import dev.polyflux.lifecycle.LifecycleEvent.RealmEvent;
import dev.polyflux.lifecycle.LifecycleEvent.Restarted;
import dev.polyflux.lifecycle.LifecycleEvent.Stuck;
import dev.polyflux.lifecycle.LifecycleEvent.Uncaught;
import dev.polyflux.lifecycle.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * The meters of what a runtime has and what happens to it, as {@link PolyfluxMeters} lists them.
 *
 * <p>Proxies are counted by a census, which is taken when the gauges are read, and by default not more often than every ten
 * seconds: those figures are as of the reading before.
 */
public final class RuntimeMeters implements MeterBinder, AutoCloseable {

    private static final List<State> STATES = List.of(State.BOOTING, State.READY, State.DONE, State.FAILED);

    private static final Duration CENSUS = Duration.ofSeconds(10);

    /** How many workers have meters of their own, for guests may start some and name them as they like. */
    private static final int MOST = 256;

    private final Polyflux polyflux;
    private final Duration census;
    private final Bounded workers;
    private final Disposable.Composite bound = Disposables.composite();

    RuntimeMeters(Polyflux polyflux, Duration census, Bounded workers) {
        this.polyflux = polyflux;
        this.census = census;
        this.workers = workers;
    }

    /** Meters of a runtime, to be bound to a registry. */
    public static RuntimeMeters of(Polyflux polyflux) {
        return of(polyflux, CENSUS);
    }

    /** The same, where proxies are not counted again before so much time has passed. */
    public static RuntimeMeters of(Polyflux polyflux, Duration census) {
        return new RuntimeMeters(polyflux, census, new Bounded(MOST));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        ProxyMeters proxies = new ProxyMeters(polyflux, registry, workers, census);
        PoolMeters pools = new PoolMeters(polyflux, registry);
        pools.find();
        for (State state : STATES) {
            Gauge.builder(PolyfluxMeters.WORKERS.getName(), polyflux, runtime -> {
                        proxies.refresh();
                        return count(runtime, state);
                    })
                    .tag(RuntimeTags.STATE.asString(), state.name().toLowerCase(Locale.ROOT))
                    .strongReference(true)
                    .register(registry);
        }
        bound.add(polyflux.events().subscribe(event -> {
            pools.find();
            count(event, registry);
        }));
    }

    private static double count(Polyflux runtime, State state) {
        return runtime.workers().stream()
                .filter(worker -> worker.state() == state)
                .count();
    }

    private void count(LifecycleEvent event, MeterRegistry registry) {
        PolyfluxMeters meter = meter(event);
        if (meter != null && event instanceof RealmEvent of) {
            registry.counter(meter.getName(), CallTags.WORKER.asString(), workers.of(of.worker()))
                    .increment();
        }
    }

    private static @Nullable PolyfluxMeters meter(LifecycleEvent event) {
        return switch (event) {
            case CallCancelled cancelled -> PolyfluxMeters.CALLS_CANCELLED;
            case CallInterrupted interrupted -> PolyfluxMeters.CALLS_INTERRUPTED;
            case Restarted restarted -> PolyfluxMeters.WORKERS_RESTARTS;
            case Stuck stuck -> PolyfluxMeters.WORKERS_STUCK;
            case Uncaught uncaught -> PolyfluxMeters.ERRORS_UNCAUGHT;
            default -> null;
        };
    }

    /** Counts nothing any more; what was counted stays in the registry. */
    @Override
    public void close() {
        bound.dispose();
    }
}
