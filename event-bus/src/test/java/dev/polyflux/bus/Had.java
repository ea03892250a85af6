package dev.polyflux.bus;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** What a loop's thread is said to have had: a test's time. */
final class Had implements LoopTime.Source {

    private static final long LIMIT = 120;

    volatile long passed;
    volatile long computed;
    volatile boolean waits;
    private final Semaphore looks = new Semaphore(0);

    @Override
    public long passed() {
        return passed;
    }

    @Override
    public long computed() {
        return computed;
    }

    /** What a look asks last. */
    @Override
    public boolean waits() {
        looks.release();
        return waits;
    }

    void computes(Duration time) {
        passed += time.toNanos();
        computed += time.toNanos();
    }

    void starves(Duration time) {
        passed += time.toNanos();
    }

    /** Whether somebody looks at it for the first time. */
    boolean isLookedAt() throws InterruptedException {
        return looks.tryAcquire(LIMIT, TimeUnit.SECONDS);
    }

    /** Whether somebody who saw what it has now looks once more: one look may have begun before. */
    boolean isLookedAtAgain() throws InterruptedException {
        looks.drainPermits();
        return looks.tryAcquire(3, LIMIT, TimeUnit.SECONDS);
    }
}
