package dev.polyflux;

import dev.polyflux.core.ClosedException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** Has a worker that has failed started again, as its {@link Supervision} says. Thread-safe. */
final class Supervisor {

    private final Keeping keeping;
    private final Supervision supervision;
    private int failures;
    private Circuit circuit = Circuit.CLOSED;
    private boolean dismissed;

    /** Whether the worker has another station, or never will have; for who waits for that. */
    private Sinks.One<Boolean> next = Sinks.one();

    /** The station whose failure would be one; null while another one is to take its place. */
    private @Nullable Station followed;

    Supervisor(Keeping keeping, Supervision supervision) {
        this.keeping = keeping;
        this.supervision = supervision;
    }

    synchronized Circuit circuit() {
        return circuit;
    }

    /** The worker is ended on purpose. */
    synchronized void dismiss() {
        dismissed = true;
        followed = null;
        next.tryEmitValue(false);
    }

    /** Looks after the worker's present station; {@code again} starts another one. False where the worker was ended on purpose. */
    boolean follow(Station station, Runnable again) {
        synchronized (this) {
            if (dismissed) {
                return false;
            }
            followed = station;
            next.tryEmitValue(true);
            next = Sinks.one();
        }
        station.whenEnded(why -> failed(station, again));
        station.ran()
                .subscribe(
                        none -> {},
                        failure -> {
                            if (!(failure instanceof ClosedException)) {
                                failed(station, again);
                            }
                        },
                        () -> ran(station));
        return true;
    }

    /** Looks after this station no more; false where it did not: somebody else has its place taken, or the worker is ended. */
    synchronized boolean leave(Station station) {
        if (followed != station) {
            return false;
        }
        followed = null;
        return true;
    }

    /** The worker cannot be started again. */
    synchronized void giveUp() {
        if (supervision.restarts() != 0) {
            circuit = Circuit.OPEN;
        }
        next.tryEmitValue(false);
    }

    /**
     * Completes when the worker has another station than one that is lost, or about to be found so; {@code why} as an error where it
     * gets none. On a thread that must not block.
     */
    Mono<Void> successor(Station lost, Throwable why) {
        return Mono.defer(() -> {
            synchronized (this) {
                if (followed != null && followed != lost) {
                    return Mono.empty();
                }
                return dismissed || supervision.restarts() == 0 || circuit == Circuit.OPEN
                        ? Mono.error(why)
                        : next.asMono()
                                .publishOn(Schedulers.parallel())
                                .flatMap(there -> there ? Mono.<Void>empty() : Mono.error(why));
            }
        });
    }

    private synchronized void ran(Station station) {
        if (followed == station) {
            circuit = Circuit.CLOSED;
            failures = 0;
        }
    }

    private synchronized void failed(Station station, Runnable again) {
        if (followed == station && failures >= supervision.restarts()) {
            giveUp();
        } else if (leave(station)) {
            later(station, again);
        }
    }

    /** The worker could not be started again, for a while; false where it is tried no more. */
    synchronized boolean refused(Station before, Runnable again) {
        if (failures >= supervision.restarts()) {
            giveUp();
            return false;
        }
        later(before, again);
        return true;
    }

    /** Within its monitor. */
    private void later(Station before, Runnable again) {
        circuit = Circuit.HALF_OPEN;
        Duration wait = supervision.before(failures++);
        keeping.seeTo(Saturated.delay(wait).flux(), waited -> {
            restart(before, again);
            return false;
        });
    }

    private void restart(Station failed, Runnable again) {
        if (!isDismissed()) {
            failed.close(Duration.ZERO, "it has failed, and is started again").subscribe();
            again.run();
        }
    }

    private synchronized boolean isDismissed() {
        return dismissed;
    }
}
