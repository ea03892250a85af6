package dev.polyflux.micrometer;

import dev.polyflux.CallListener.Called;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Where calls find their meters. Thread-safe. */
final class CallRegistry {

    private final MeterRegistry meters;
    private final ErrorTypes errors = new ErrorTypes();
    private final Map<String, Load> loads = new ConcurrentHashMap<>();

    /** What a worker has to do just now. */
    record Load(AtomicInteger queued, AtomicInteger running) {}

    CallRegistry(MeterRegistry meters) {
        this.meters = meters;
    }

    long now() {
        return meters.config().clock().monotonicTime();
    }

    Load load(String worker) {
        return loads.computeIfAbsent(worker, name -> {
            Load load = new Load(new AtomicInteger(), new AtomicInteger());
            gauge(PolyfluxMeters.CALLS_QUEUED, name, load.queued());
            gauge(PolyfluxMeters.CALLS_RUNNING, name, load.running());
            return load;
        });
    }

    private void gauge(PolyfluxMeters meter, String worker, AtomicInteger count) {
        Gauge.builder(meter.getName(), count, AtomicInteger::get)
                .tags(worker(worker))
                .strongReference(true)
                .register(meters);
    }

    Timer waits(Called call) {
        return timer(PolyfluxMeters.CALLS_WAIT, worker(call.worker()));
    }

    Timer runs(Called call) {
        return timer(
                PolyfluxMeters.CALLS_RUN, worker(call.worker()).and(CallTags.FUNCTION.asString(), call.function()));
    }

    Timer calls(Called call, CallOutcome outcome, @Nullable Throwable error) {
        return timer(
                PolyfluxMeters.CALLS,
                worker(call.worker())
                        .and(CallTags.FUNCTION.asString(), call.function())
                        .and(CallTags.KIND.asString(), call.kind().name().toLowerCase(Locale.ROOT))
                        .and(CallTags.OUTCOME.asString(), outcome.tag())
                        .and(CallTags.ERROR.asString(), errors.of(error)));
    }

    /** By the method that older versions of Micrometer have, too. */
    private Timer timer(PolyfluxMeters meter, Iterable<Tag> tags) {
        return meters.timer(meter.getName(), tags);
    }

    private static Tags worker(String name) {
        return Tags.of(CallTags.WORKER.asString(), name);
    }
}
