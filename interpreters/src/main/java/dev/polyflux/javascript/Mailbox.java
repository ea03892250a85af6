package dev.polyflux.javascript;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.OverflowException;
import dev.polyflux.guest.Ground;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The way from threads that may block to a realm's loop; all of JavaScript's own are virtual. */
final class Mailbox {

    static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private Mailbox() {}

    /** Runs a task on the loop, as soon as its inbox has room; {@code closed} instead, here, where the loop has closed. */
    static void post(Ground ground, Runnable task, Runnable closed) {
        for (; ; ) {
            try {
                ground.loop().execute(task);
                return;
            } catch (OverflowException full) {
                LockSupport.parkNanos(PATIENCE_NANOS);
            } catch (ClosedException end) {
                closed.run();
                return;
            }
        }
    }
}
