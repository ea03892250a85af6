package dev.polyflux.micrometer;

import dev.polyflux.CallListener.Called;
import dev.polyflux.CallListener.Progress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One call that is counted and timed. It begins on the worker's loop and ends there or elsewhere, possibly before. */
final class MeteredCall implements Progress {

    private final CallRegistry registry;
    private final Called call;
    private final CallRegistry.Load load;
    private final long asked;
    private long begun;
    private boolean running;
    private boolean over;

    MeteredCall(CallRegistry registry, Called call) {
        this.registry = registry;
        this.call = call;
        this.load = registry.load(call.worker());
        this.asked = registry.now();
        load.queued().incrementAndGet();
    }

    @Override
    public synchronized void begun() {
        if (!over) {
            begun = registry.now();
            running = true;
            load.queued().decrementAndGet();
            load.running().incrementAndGet();
            registry.waits(call).record(begun - asked, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void ended(@Nullable Throwable error) {
        end(CallOutcome.of(error), error);
    }

    @Override
    public void cancelled() {
        end(CallOutcome.CANCELLED, null);
    }

    private synchronized void end(CallOutcome outcome, @Nullable Throwable error) {
        over = true;
        long now = registry.now();
        if (running) {
            load.running().decrementAndGet();
            registry.runs(call).record(now - begun, TimeUnit.NANOSECONDS);
        } else {
            load.queued().decrementAndGet();
        }
        registry.calls(call, outcome, error).record(now - asked, TimeUnit.NANOSECONDS);
    }
}
