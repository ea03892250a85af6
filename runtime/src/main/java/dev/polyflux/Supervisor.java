package dev.polyflux;

import dev.polyflux.core.ClosedException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;

/** Starts a worker again that has failed, as its {@link Supervision} says. Thread-safe. */
final class Supervisor {

    private final Supervision supervision;
    private int failures;
    private Circuit circuit = Circuit.CLOSED;
    private boolean dismissed;
    private @Nullable Realm failed;

    Supervisor(Supervision supervision) {
        this.supervision = supervision;
    }

    synchronized Circuit circuit() {
        return circuit;
    }

    /** The worker is ended on purpose. */
    synchronized void dismiss() {
        dismissed = true;
    }

    /** Looks after the worker's present realm; {@code again} starts another one. */
    void follow(Realm realm, Runnable again) {
        realm.limits().whenEnded(why -> failed(realm, again));
        realm.course()
                .ran()
                .subscribe(
                        none -> {},
                        failure -> {
                            if (!(failure instanceof ClosedException)) {
                                failed(realm, again);
                            }
                        },
                        this::ran);
    }

    private synchronized void ran() {
        circuit = Circuit.CLOSED;
        failures = 0;
    }

    private synchronized void failed(Realm realm, Runnable again) {
        if (dismissed || failed == realm) {
            return;
        }
        failed = realm;
        if (failures >= supervision.restarts()) {
            circuit = supervision.restarts() == 0 ? circuit : Circuit.OPEN;
            return;
        }
        circuit = Circuit.HALF_OPEN;
        Duration wait = supervision.before(failures++);
        Schedulers.boundedElastic()
                .schedule(
                        () -> {
                            if (!isDismissed()) {
                                realm.close(Duration.ZERO, "it has failed, and is started again")
                                        .subscribe();
                                again.run();
                            }
                        },
                        Saturated.nanos(wait),
                        TimeUnit.NANOSECONDS);
    }

    private synchronized boolean isDismissed() {
        return dismissed;
    }
}
