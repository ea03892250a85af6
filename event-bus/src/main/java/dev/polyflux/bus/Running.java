package dev.polyflux.bus;

import dev.polyflux.core.PolyfluxException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What a loop is in the midst of, for those who want it to stop.
 *
 * <p>Whoever interrupts must hit what it means to hit. The loop publishes what it begins and then looks for an
 * interrupter; an interrupter announces itself and then looks at what runs. Both are volatile accesses, so at least one
 * sees the other: either the loop waits until the interrupter is through before it begins anything else, or the
 * interrupter finds that what it meant is over.
 */
final class Running {

    private volatile @Nullable Object now;

    /** How much work has been begun; what runs below other work is part of it. */
    private long begun;

    private volatile boolean interrupting;

    private final AtomicReference<@Nullable Hit> hit = new AtomicReference<>();

    /** The last work that was interrupted, and why where that is to be told. */
    private record Hit(Object work, @Nullable PolyfluxException why) {}

    /** The message or timer that the loop runs; null where it runs none. */
    @Nullable
    Object now() {
        return now;
    }

    /** The number of the work that is under way; 0 where none is. */
    long number() {
        return now == null ? 0 : begun;
    }

    /** Whether this work was interrupted; for who looks while it runs or right after. */
    boolean wasHit(Object work) {
        return hitOf(work) != null;
    }

    private @Nullable Hit hitOf(Object work) {
        Hit last = hit.get();
        return last != null && last.work() == work ? last : null;
    }

    /** Whether this work was interrupted, once: it is over, and the loop has begun or resumed other work. The loop only. */
    boolean hasEndedHit(Object work) {
        Hit last = hitOf(work);
        return last != null && hit.compareAndSet(last, null);
    }

    /** What is to be told of why this work was interrupted; for the work itself. */
    @Nullable
    PolyfluxException why(Object work) {
        Hit last = hitOf(work);
        return last == null ? null : last.why();
    }

    /** Begins or resumes work, once nobody interrupts what ran before; gives what that was. The loop only. */
    @Nullable
    Object begin(@Nullable Object work) {
        Object before = now;
        if (before == null) {
            begun++; // seen by whoever sees the work
        }
        now = work;
        if (interrupting) {
            awaitInterrupter();
        }
        return before;
    }

    private synchronized void awaitInterrupter() {
        boolean interrupted = false;
        while (interrupting) {
            try {
                wait();
            } catch (InterruptedException meantForWhatRanBefore) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs {@code interrupter} while the loop runs {@code work} or has just ended it; false where it runs something else. */
    boolean interrupt(Object work, @Nullable PolyfluxException why, Runnable interrupter) {
        synchronized (this) {
            if (interrupting) {
                return false;
            }
            interrupting = true;
        }
        try {
            if (now != work) {
                return false;
            }
            hit.set(new Hit(work, why));
            interrupter.run();
            return true;
        } finally {
            synchronized (this) {
                interrupting = false;
                notifyAll();
            }
        }
    }
}
