package dev.polyflux;

import dev.polyflux.core.ConfigurationException;
import java.util.concurrent.atomic.AtomicInteger;

/** A grant in use: how many workers guest code has started by it that are still there. Thread-safe. */
final class Hiring {

    private final WorkerGrant grant;
    private final AtomicInteger there = new AtomicInteger();

    Hiring(WorkerGrant grant) {
        this.grant = grant;
    }

    WorkerGrant grant() {
        return grant;
    }

    /** Counts one more, where that is granted. */
    void begin(String file) {
        int before = there.getAndUpdate(count -> Math.min(count + 1, grant.most()));
        if (before == grant.most()) {
            throw new ConfigurationException("cannot start a worker of " + file + ": guest code may start "
                    + (before == 0 ? "none here" : "no more than " + before + " at a time")
                    + ", as PolyfluxBuilder.guestWorkers or WorkerSpec.guestWorkers says");
        }
    }

    void end() {
        there.decrementAndGet();
    }
}
