package dev.polyflux.bus;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.InterruptedWaitException;
import dev.polyflux.core.WaitNotAllowedException;
import dev.polyflux.core.WaitTimeoutException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * A task's wait for what its own loop has yet to do: the loop goes on below it, with messages and timers in their order.
 *
 * <p>Pumps lie on each other like the calls they are: one that began later comes back earlier. Whoever began first waits
 * for the later ones, even where what it waits for is done.
 */
public final class Pump {

    private final EventLoop loop;
    private final LoopLife life;
    private final String what;
    private final boolean closing;
    private final long deadline;

    private Pump(EventLoop loop, String what) {
        this.loop = loop;
        this.life = loop.life();
        this.what = what;
        this.closing = loop.isDisposed();
        this.deadline = loop.waits().deadline(loop.nanos());
    }

    /**
     * Runs turns of the loop whose thread the caller is on, below the running task, until {@code done}. Loops that never
     * wait for others may do this: they stay responsive.
     *
     * @param done asked between turns; only what runs on the loop should change it
     * @param what what is waited for, for messages
     * @throws WaitTimeoutException after the loop's {@link EventLoopBuilder#waitDeadline}
     * @throws ClosedException when the loop begins to close, or is closing and has nothing more to do
     * @throws InterruptedWaitException when the thread is interrupted while it rests; the interrupt is then spent
     * @throws WaitNotAllowedException when more are nested than {@link EventLoopBuilder#nesting} allows
     */
    public static void until(BooleanSupplier done, String what) {
        EventLoop loop = EventLoop.current();
        if (loop == null || !loop.life().isWorkingHere()) {
            throw new IllegalStateException(
                    "only a task of an event loop can wait for what the loop has yet to do: " + what);
        }
        new Pump(loop, what).run(done);
    }

    private void run(BooleanSupplier done) {
        try {
            if (life.pumping(1) > loop.waits().nesting()) {
                throw new WaitNotAllowedException("waits of " + loop.name() + " for itself are nested "
                        + loop.waits().nesting()
                        + " deep, no more is allowed: " + what);
            }
            while (!done.getAsBoolean()) {
                checkOpen(true);
                boolean worked = life.nestedTurn();
                if (!done.getAsBoolean()) {
                    checkTime(); // only now: what has arrived in time may have been kept waiting by a busy machine
                    if (!worked) {
                        rest();
                    }
                }
            }
        } finally {
            life.pumping(-1);
        }
    }

    private void rest() {
        checkOpen(false);
        if (life.nestedRest(this::remaining)) {
            checkOpen(false);
            throw new InterruptedWaitException(loop.name() + " was interrupted while it waited for " + what);
        }
    }

    /** A wait that a closing loop begins is in order while there is something to do: its last tasks may need it. */
    private void checkOpen(boolean working) {
        if (loop.isDisposed() && !(closing && working)) {
            throw new ClosedException(loop.name() + " was closed while it waited for " + what);
        }
    }

    private void checkTime() {
        if (deadline != Long.MAX_VALUE && remaining() <= 0) {
            throw new WaitTimeoutException(loop.name() + " has waited for "
                    + Duration.ofNanos(loop.waits().nanos()) + " in vain: " + what);
        }
    }

    private long remaining() {
        return deadline == Long.MAX_VALUE ? Long.MAX_VALUE : deadline - loop.nanos();
    }
}
