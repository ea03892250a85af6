package dev.polyflux.bus;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/** The place where one thread sleeps until another has something for it. */
final class Parking {

    private static final int AWAKE = 0;
    private static final int PARKED = 1;
    private static final int LEFT = 2;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Parking.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Thread thread;
    private volatile int state = AWAKE;

    /** When the last wake-up was sent; only to learn from, so it need not be exact. */
    private long wokenNanos;

    Parking(Thread thread) {
        this.thread = thread;
    }

    /**
     * Sleeps, on the owning thread, until {@link #wake}, an interrupt, a spurious wake-up or the end of {@code nanos}.
     *
     * <p>A sleeper writes {@code state} and then looks for the signal; a waker publishes the signal and then reads
     * {@code state}. The signal is published and read with release and acquire only, which may be reordered with the
     * other half, so each side has a full fence between its two steps. Then at least one of them sees the other's: the
     * sleeper stays up, or the waker unparks it. An unpark that comes before the park is kept by the thread as a permit.
     */
    void park(Signal signal, long nanos) {
        state = PARKED;
        VarHandle.fullFence();
        if (!signal.arrived()) {
            if (nanos == Long.MAX_VALUE) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, nanos);
            }
        }
        STATE.setRelease(this, AWAKE);
    }

    /**
     * Wakes the owning thread if it sleeps; to be called after publishing what it waits for.
     *
     * @return false when the thread has left for good and will not look
     */
    boolean wake() {
        VarHandle.fullFence();
        int seen = state;
        if (seen == AWAKE) {
            return true;
        }
        if (seen == PARKED) {
            wokenNanos = System.nanoTime();
            if (STATE.compareAndSet(this, PARKED, AWAKE)) {
                LockSupport.unpark(thread);
            }
        }
        return seen != LEFT;
    }

    long wokenNanos() {
        return wokenNanos;
    }

    /** From now on {@link #wake} gives false; the owning thread looks for signals once more after this. */
    void leave() {
        state = LEFT;
        VarHandle.fullFence();
    }
}
