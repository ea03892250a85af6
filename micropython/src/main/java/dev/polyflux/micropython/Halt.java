package dev.polyflux.micropython;

import dev.polyflux.guest.Brake;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Has the interpreter interrupted where its memory is whole. The engine would do it in the middle of an allocation as well; here what
 * runs stays where C calls what may raise, or has called Java, until the interrupt hits it.
 */
final class Halt implements Brake {

    /** Code that has not come to such a place by then computes without calling anything. */
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(200);

    private static final long LOOK = TimeUnit.MICROSECONDS.toNanos(200);

    private volatile boolean wanted;

    /** Whether the realm's thread is at such a place; written by that thread alone. */
    private volatile boolean still = true;

    @Override
    public void hold() {
        wanted = true;
        long begun = System.nanoTime();
        while (!still && System.nanoTime() - begun < PATIENCE) {
            LockSupport.parkNanos(LOOK);
        }
    }

    @Override
    public void release() {
        wanted = false;
    }

    /** The interpreter's code runs, or Java's which it has called; gives what did before. The realm's loop only, as all below. */
    boolean still(boolean now) {
        boolean before = still;
        still = now;
        return before;
    }

    /** Here it may be interrupted: stays where somebody is about to. {@code touch} asks the engine, which then throws the interrupt. */
    void pass(Runnable touch) {
        if (!wanted) {
            return;
        }
        still = true;
        try {
            while (wanted) {
                touch.run();
                LockSupport.parkNanos(LOOK);
            }
        } finally {
            still = false;
        }
    }
}
