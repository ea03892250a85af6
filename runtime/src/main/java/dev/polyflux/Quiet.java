package dev.polyflux;

import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** What waits for all realms of a runtime to have come to rest. Thread-safe. */
final class Quiet {

    private final Realms realms;
    /** For those who wait; null while nobody does. */
    private final AtomicReference<Sinks.@Nullable Empty<Void>> awaited = new AtomicReference<>();

    private final Queue<BooleanSupplier> last = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    Quiet(Realms realms) {
        this.realms = realms;
    }

    /** Completes when no realm has anything left to do; at once where that is so. */
    Mono<Void> await() {
        return Mono.defer(() -> {
            Sinks.Empty<Void> told =
                    Objects.requireNonNull(awaited.updateAndGet(there -> there == null ? Sinks.empty() : there));
            if (closed) {
                tell();
            } else {
                look();
            }
            return told.asMono();
        });
    }

    /** No realm will ever have anything to do again. */
    void close() {
        closed = true;
        tell();
    }

    private void tell() {
        Sinks.Empty<Void> waiting = awaited.getAndSet(null);
        if (waiting != null) {
            waiting.tryEmitEmpty();
        }
    }

    /** Runs a task, which is to send a message to a loop, when all loops have run out of work; false says that it sent none. */
    void before(BooleanSupplier task) {
        last.add(task);
    }

    /** Called when a loop has run out of work: if all have, does what is to be done then, or else tells who waits for it. */
    void look() {
        if (awaited.get() == null && last.isEmpty() || !realms.areQuiet()) {
            return;
        }
        for (BooleanSupplier task = last.poll(); task != null; task = last.poll()) {
            if (task.getAsBoolean()) {
                return; // its loop comes to rest again
            }
        }
        tell();
    }
}
