package dev.polyflux.bus;

/**
 * Spins for a signal, then parks; how long it spins follows what recent waits would have needed.
 *
 * <p>A parked thread comes back only tens of microseconds after it is woken, so a spin pays where the signal comes within
 * about that time: there the spin grows. It shrinks where signals come later. And where signals come in time and spins
 * keep missing them, both sides share one processor, and whoever spins keeps the other from running: then it does not
 * spin for long until some more waits have passed.
 *
 * <p>One instance serves one kind of wait; threads that share one may spoil its estimate, which costs time and nothing
 * else.
 */
final class Waiting {

    private static final int TURNS = 64;
    private static final int TURNS_BETWEEN_CLOCK = 16;
    private static final long SHORTEST_NANOS = 2_000;
    private static final long LONGEST_NANOS = 100_000;
    private static final int MISSES = 10;
    private static final int FEWEST_PASSES = 16;
    private static final int MOST_PASSES = 4096;

    private long spinNanos = SHORTEST_NANOS;

    /** How long the last spin was that came to nothing; the wait began that much before the thread parked. */
    private long spunNanos;

    /** How many signals since the last hit would have been in time and were missed. */
    private int misses;

    /** How many more waits are to pass before the spin may grow, and how many it will be the next time. */
    private int passes;

    private int nextPasses = FEWEST_PASSES;

    /** Whether the signal arrived while spinning; never spins where there is one processor only. */
    boolean spin(Signal signal) {
        if (signal.arrived()) {
            return true;
        }
        // Written only where it changes: the fields around it are read by other threads.
        if (spunNanos != 0) {
            spunNanos = 0;
        }
        if (SpinPermits.PROCESSORS == 1) {
            return false;
        }
        // The first turns need no permit: they bridge the moment in which the other side still holds it.
        for (int turn = 0; turn < TURNS; turn++) {
            Thread.onSpinWait();
            if (signal.arrived()) {
                return true;
            }
        }
        if (!SpinPermits.tryAcquire()) {
            return false;
        }
        try {
            return spinLong(signal);
        } finally {
            SpinPermits.release();
        }
    }

    private boolean spinLong(Signal signal) {
        long start = System.nanoTime();
        long spent = 0;
        while (spent < spinNanos) {
            for (int turn = 0; turn < TURNS_BETWEEN_CLOCK; turn++) {
                Thread.onSpinWait();
                if (signal.arrived()) {
                    hit(spent);
                    return true;
                }
            }
            spent = System.nanoTime() - start;
        }
        spunNanos = spent;
        return false;
    }

    /** Parks at most {@code nanos}, and learns from when the signal came. */
    void park(Signal signal, Parking parking, long nanos) {
        long start = System.nanoTime();
        parking.park(signal, nanos);
        long end = System.nanoTime();
        long woken = parking.wokenNanos();
        learn(spunNanos + (woken - start > 0 ? woken : end) - start);
    }

    private void hit(long spent) {
        if (misses != 0) {
            misses = 0;
            nextPasses = FEWEST_PASSES;
        }
        if (2 * spent > spinNanos) {
            grow();
        }
    }

    private void learn(long waited) {
        if (waited > LONGEST_NANOS) {
            spinNanos = Math.max(SHORTEST_NANOS, spinNanos / 2);
        } else if (passes > 0) {
            passes--;
        } else if (++misses < MISSES) {
            grow();
        } else {
            spinNanos = SHORTEST_NANOS;
            misses = 0;
            passes = nextPasses;
            nextPasses = Math.min(MOST_PASSES, 2 * nextPasses);
        }
    }

    private void grow() {
        spinNanos = Math.min(LONGEST_NANOS, 2 * spinNanos);
    }
}
