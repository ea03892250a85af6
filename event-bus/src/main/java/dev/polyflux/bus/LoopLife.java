package dev.polyflux.bus;

import dev.polyflux.core.Reply;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** What a loop's thread does from its start to its end. */
final class LoopLife {

    private enum Phase {
        OPEN,
        CLOSING,
        /** The inbox is done with and the open calls have ended; what remains are the last tasks. */
        ENDING
    }

    private final EventLoop loop;
    private final LoopThread thread;
    private final Parking parking;
    private final Inbox inbox;
    private final Timers timers;
    private final Liveness liveness;
    private final Runnable afterTurn;
    private final Runnable onQuiet;
    private final Consumer<Throwable> onFailure;

    private final Running running = new Running();
    private final LoopTime.Source time;
    private final Waiting waiting = new Waiting();
    private final Signal somethingToDo = this::hasSomethingToDo;
    private final Consumer<Runnable> guarded = this::guard;
    private final Deque<Runnable> lastTasks = new ArrayDeque<>();
    private final Sinks.Empty<Void> closed = Sinks.empty();

    /** Whether time moves only when the clock says so, and wakes the loop then. */
    private final boolean virtual;

    private volatile Phase phase = Phase.OPEN;
    private volatile boolean graceOver;
    private volatile boolean timersChanged;

    /** How many tasks that pump are below the running one; the loop's own. */
    private int pumping;

    LoopLife(EventLoop loop, EventLoopBuilder builder, Inbox inbox, Timers timers, Liveness liveness) {
        this.loop = loop;
        this.inbox = inbox;
        this.timers = timers;
        this.liveness = liveness;
        this.virtual = builder.virtual != null;
        this.afterTurn = builder.afterTurn;
        this.onQuiet = builder.onQuiet;
        this.onFailure = builder.onFailure;
        this.thread = new LoopThread(loop, this::live, builder.stackBytes);
        this.parking = new Parking(thread);
        this.time = builder.loopTime == null ? LoopTime.of(thread) : builder.loopTime;
    }

    LoopThread thread() {
        return thread;
    }

    Parking parking() {
        return parking;
    }

    Running running() {
        return running;
    }

    /** The time that the loop has from now on. */
    LoopTime time() {
        return new LoopTime(time);
    }

    /** Does a part of the running work that counts as work of its own. */
    void running(Object part, Runnable code) {
        Object whole = running.begin(part);
        try {
            code.run();
        } catch (Throwable failure) {
            if (!running.wasHit(part)) {
                throw failure;
            }
        } finally {
            running.begin(whole);
        }
    }

    boolean isOpen() {
        return phase == Phase.OPEN;
    }

    boolean isEnding() {
        return phase == Phase.ENDING;
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
            while (phase == Phase.OPEN) {
                if (!turn()) {
                    rest(() -> Long.MAX_VALUE, false);
                }
            }
            timers.close();
            while (!graceOver && turn()) {
                // until there is nothing more
            }
        } catch (Throwable failure) {
            failed(failure);
        } finally {
            end();
        }
    }

    /** Runs the messages and timers there are by now; false when there were none. */
    private boolean turn() {
        if (timersChanged) {
            timersChanged = false;
        }
        inbox.fill();
        int messages = inbox.backlog();
        int run = 0;
        while (run < messages && !graceOver) {
            run(inbox.poll());
            run++;
        }
        Message message = nextFromRing(run);
        while (message != null) {
            run(message);
            run++;
            message = nextFromRing(run);
        }
        boolean worked = run > 0;
        worked |= timers.fire(guarded);
        if (worked) {
            guard(afterTurn);
        }
        return worked;
    }

    /** A message that adds to the backlog, or waits and so moves others there, ends the turn: they come next. */
    private @Nullable Message nextFromRing(int run) {
        return run < inbox.capacity() && !graceOver && inbox.backlog() == 0 ? inbox.take() : null;
    }

    private void run(@Nullable Message message) {
        if (message != null) {
            attempt(message, message::run);
        }
    }

    private void guard(Runnable task) {
        attempt(task, task);
    }

    /** What work throws that was interrupted says nothing about the application. */
    private void attempt(Object work, Runnable code) {
        Object before = running.begin(work);
        try {
            code.run();
        } catch (Throwable failure) {
            if (!running.wasHit(work)) {
                failed(failure);
            }
        }
        running.begin(before);
        forgetInterrupt();
    }

    /** It was meant for what ran just now, not for what runs next, and it would keep a resting thread awake. */
    private static void forgetInterrupt() {
        Thread.interrupted();
    }

    private void failed(Throwable failure) {
        try {
            onFailure.accept(failure);
        } catch (Throwable again) {
            failure.addSuppressed(again);
            thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
        }
    }

    /** Waits for something to do, at most as long as {@code longest} says; gives whether an interrupt has ended that. */
    private boolean rest(LongSupplier longest, boolean interruptible) {
        liveness.rest();
        guard(onQuiet);
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
        boolean worked = false;
        for (Request callback = inbox.nextCallback(); callback != null; callback = inbox.nextCallback()) {
            run(callback);
            worked = true;
        }
        return turn() || worked;
    }

    /** Rests as the loop does; whether an interrupt has ended it. */
    boolean nestedRest(LongSupplier longest) {
        return rest(longest, true);
    }

    private boolean hasSomethingToDo() {
        return inbox.hasArrived() || timersChanged || phase != Phase.OPEN;
    }

    // Closing.

    /** Does {@code late}, too, where the grace was over before the thread had ended. */
    void close(@Nullable Duration grace, Runnable late) {
        synchronized (lastTasks) {
            if (phase == Phase.OPEN) {
                phase = Phase.CLOSING;
            }
        }
        parking.wake();
        Thread.ofPlatform().daemon().name(thread.getName() + "-close").start(() -> awaitEnd(grace, late));
    }

    Mono<Void> closed() {
        return closed.asMono();
    }

    private void awaitEnd(@Nullable Duration grace, Runnable late) {
        try {
            if (grace != null && !endsWithin(grace)) {
                interrupt(grace);
                late.run();
            }
            thread.join();
            closed.tryEmitEmpty();
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean endsWithin(Duration grace) throws InterruptedException {
        LoopTime had = time();
        Duration look = LoopTime.between(grace);
        boolean ended = !thread.isAlive();
        while (!ended && !had.look().isOver(grace)) {
            ended = thread.join(look);
        }
        return ended;
    }

    /** A loop that has come to its last tasks by itself is not interrupted where it was given no time for them at all. */
    private void interrupt(Duration grace) {
        synchronized (lastTasks) {
            if (phase != Phase.ENDING || grace.isPositive()) {
                graceOver = true;
                thread.interrupt();
            }
        }
    }

    void onClose(Runnable task) {
        synchronized (lastTasks) {
            if (phase == Phase.ENDING && Thread.currentThread() != thread) {
                throw loop.closedException();
            }
            lastTasks.push(task);
        }
    }

    private void end() {
        synchronized (lastTasks) {
            phase = Phase.ENDING;
        }
        Reply why = new Reply.Err(loop.closedException());
        // Who waits for the loop hears of its end before its guests do, which would tell it in words of their own.
        loop.open().settling().drain(call -> guard(() -> call.accept(why)));
        loop.open().asked().drain(call -> guard(() -> call.end(why)));
        guard(loop.open().abroad()::dispose);
        guard(afterTurn);
        Runnable last = nextLast();
        while (last != null) {
            guard(last);
            last = nextLast();
        }
        parking.leave();
        sweep();
        liveness.end();
    }

    private @Nullable Runnable nextLast() {
        synchronized (lastTasks) {
            return lastTasks.poll();
        }
    }

    /** On any thread. */
    private void refuse(Message message) {
        try {
            message.refuse();
        } catch (Throwable failure) {
            failed(failure);
        }
    }

    private void sweep() {
        for (Message message : inbox.empty()) {
            refuse(message);
        }
    }
}
