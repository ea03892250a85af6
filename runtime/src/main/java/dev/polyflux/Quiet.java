package dev.polyflux;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** What waits for all realms of a runtime to have come to rest. Thread-safe. */
final class Quiet {

    private final Realms realms;
    private final Sinks.Empty<Void> quiet = Sinks.empty();
    private final Queue<BooleanSupplier> last = new ConcurrentLinkedQueue<>();
    private volatile boolean awaited;

    Quiet(Realms realms) {
        this.realms = realms;
    }

    /** Completes when no realm has anything left to do; at once where that is so. */
    Mono<Void> await() {
        return Mono.defer(() -> {
            awaited = true;
            look();
            return quiet.asMono();
        });
    }

    /** Runs a task, which is to send a message to a loop, when all loops have run out of work; false says that it sent none. */
    void before(BooleanSupplier task) {
        last.add(task);
    }

    /** Called when a loop has run out of work: if all have, does what is to be done then, or else tells who waits for it. */
    void look() {
        if (!awaited && last.isEmpty() || !realms.areQuiet()) {
            return;
        }
        for (BooleanSupplier task = last.poll(); task != null; task = last.poll()) {
            if (task.getAsBoolean()) {
                return; // its loop comes to rest again
            }
        }
        if (awaited) {
            quiet.tryEmitEmpty();
        }
    }
}
