package dev.polyflux.bus;

import dev.polyflux.core.Reply;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A loop's thread from its start to its end: it takes turns, rests between them, and sees to what it leaves behind. */
final class LoopLife {

    private final EventLoop loop;
    private final LoopThread thread;
    private final Parking parking;
    private final Inbox inbox;
    private final Timers timers;
    private final Liveness liveness;
    private final Runnable onQuiet;
    private final Turns turns;
    private final Closing closing;
    private final LoopTime.Source time;
    private final Waiting waiting = new Waiting();
    private final Signal somethingToDo = this::hasSomethingToDo;

    /** Whether time moves only when the clock says so, and wakes the loop then. */
    private final boolean virtual;

    private volatile boolean timersChanged;

    /** How many tasks that pump are below the running one; the loop's own. */
    private int pumping;

    LoopLife(EventLoop loop, EventLoopBuilder builder, Inbox inbox, Timers timers, Liveness liveness) {
        this.loop = loop;
        this.inbox = inbox;
        this.timers = timers;
        this.liveness = liveness;
        this.virtual = builder.virtual != null;
        this.onQuiet = builder.onQuiet;
        this.thread = new LoopThread(loop, this::live, builder.stackBytes);
        this.parking = new Parking(thread);
        this.time = builder.loopTime == null ? LoopTime.of(thread) : builder.loopTime;
        this.turns = new Turns(thread, builder, inbox, timers);
        this.closing = new Closing(loop, thread, this::time, turns);
    }

    LoopThread thread() {
        return thread;
    }

    Parking parking() {
        return parking;
    }

    Turns turns() {
        return turns;
    }

    Closing closing() {
        return closing;
    }

    Running running() {
        return turns.running();
    }

    /** The time that the loop has from now on. */
    LoopTime time() {
        return new LoopTime(time);
    }

    boolean isOpen() {
        return closing.isOpen();
    }

    /**
     * Whether the caller is on the loop's thread in the midst of work. What it sends to itself then needs no ring; what
     * {@code onQuiet} sends does, for the loop counts as resting, and its backlog as empty.
     */
    boolean isWorkingHere() {
        return Thread.currentThread() == thread && !liveness.isResting();
    }

    /** To be called after something was put into the inbox. */
    void announce() {
        if (!parking.wake()) {
            sweep();
        }
    }

    /** To be called after a timer was made or cancelled. */
    void timersChanged() {
        liveness.changed();
        if (Thread.currentThread() != thread) {
            timersChanged = true;
            parking.wake();
        }
    }

    // The loop's thread.

    private void live() {
        try {
            while (closing.isOpen()) {
                if (!turn()) {
                    rest(() -> Long.MAX_VALUE, false);
                }
            }
            timers.close();
            while (!turns.isStopped() && turn()) {
                // until there is nothing more
            }
        } catch (Throwable failure) {
            turns.failed(failure);
        } finally {
            end();
        }
    }

    private boolean turn() {
        if (timersChanged) {
            timersChanged = false;
        }
        return turns.turn();
    }

    /** Waits for something to do, at most as long as {@code longest} says; gives whether an interrupt has ended that. */
    private boolean rest(LongSupplier longest, boolean interruptible) {
        liveness.rest();
        turns.guard(onQuiet);
        boolean interrupted = false;
        while (!hasSomethingToDo() && !(interrupted && interruptible)) {
            long nanos = Math.min(timers.untilNext(), longest.getAsLong());
            if (nanos <= 0) {
                break;
            }
            if (!waiting.spin(somethingToDo)) {
                waiting.park(somethingToDo, parking, virtual ? Long.MAX_VALUE : nanos);
                interrupted |= Thread.interrupted();
            }
        }
        liveness.work();
        return interrupted;
    }

    // Below a running task, for {@link Pump}.

    /** Counts one more task that pumps, or one less, and gives how many there are. */
    int pumping(int change) {
        pumping += change;
        return pumping;
    }

    /** A turn that also runs the calls a wait of this loop, further down, has been asked to serve. */
    boolean nestedTurn() {
        boolean worked = turns.callbacks();
        return turn() || worked;
    }

    /** Rests as the loop does; whether an interrupt has ended it. */
    boolean nestedRest(LongSupplier longest) {
        return rest(longest, true);
    }

    private boolean hasSomethingToDo() {
        return inbox.hasArrived() || timersChanged || !closing.isOpen();
    }

    // Closing.

    /** Begins to close; see {@link Closing#await}. */
    void close(@Nullable Duration grace, Runnable late) {
        closing.begin();
        parking.wake();
        closing.await(grace, late);
    }

    private void end() {
        closing.end();
        Reply why = new Reply.Err(loop.closedException());
        // Who waits for the loop hears of its end before its guests do, which would tell it in words of their own.
        loop.open().settling().drain(call -> turns.guard(() -> call.accept(why)));
        loop.open().asked().drain(call -> turns.guard(() -> call.end(why)));
        turns.guard(loop.open().abroad()::dispose);
        turns.afterTurn();
        Runnable last = closing.nextLast();
        while (last != null) {
            turns.guard(last);
            last = closing.nextLast();
        }
        parking.leave();
        sweep();
        liveness.end();
    }

    /** On any thread. */
    private void refuse(Message message) {
        try {
            message.refuse();
        } catch (Throwable failure) {
            turns.failed(failure);
        }
    }

    private void sweep() {
        for (Message message : inbox.empty()) {
            refuse(message);
        }
    }
}
