package dev.polyflux.bus;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a loop's thread does turn by turn: messages in the order they have come, then timers, and nothing that fails ends it. */
final class Turns {

    private final Thread thread;
    private final Inbox inbox;
    private final Timers timers;
    private final Runnable afterTurn;
    private final Runnable afterInterrupt;
    private final Consumer<Throwable> onFailure;
    private final Running running = new Running();
    private final Consumer<Runnable> guarded = this::guard;
    private volatile boolean stopped;

    Turns(Thread thread, EventLoopBuilder builder, Inbox inbox, Timers timers) {
        this.thread = thread;
        this.inbox = inbox;
        this.timers = timers;
        this.afterTurn = builder.afterTurn;
        this.afterInterrupt = builder.afterInterrupt;
        this.onFailure = builder.onFailure;
    }

    Running running() {
        return running;
    }

    /** Has no other message begun; from any thread. */
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    /** Runs the messages and timers there are by now; false when there were none. */
    boolean turn() {
        inbox.fill();
        int messages = inbox.backlog();
        int run = 0;
        while (run < messages && !stopped) {
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
            afterTurn();
        }
        return worked;
    }

    /** A message that adds to the backlog, or waits and so moves others there, ends the turn: they come next. */
    private @Nullable Message nextFromRing(int run) {
        return run < inbox.capacity() && !stopped && inbox.backlog() == 0 ? inbox.take() : null;
    }

    void afterTurn() {
        guard(afterTurn);
    }

    /** Runs the calls that a wait of the loop, further down, has been asked to serve; false when there were none. */
    boolean callbacks() {
        boolean worked = false;
        for (Request callback = inbox.nextCallback(); callback != null; callback = inbox.nextCallback()) {
            run(callback);
            worked = true;
        }
        return worked;
    }

    private void run(@Nullable Message message) {
        if (message != null) {
            attempt(message, message::run);
        }
    }

    void guard(Runnable task) {
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
        recover(work);
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
            recover(part);
        }
    }

    /** What was interrupted has cleaned up nothing itself. */
    private void recover(Object work) {
        if (running.hasEndedHit(work)) {
            guard(afterInterrupt);
        }
    }

    /** It was meant for what ran just now, not for what runs next, and it would keep a resting thread awake. */
    private static void forgetInterrupt() {
        Thread.interrupted();
    }

    /** Tells of a failure, on any thread. */
    void failed(Throwable failure) {
        try {
            onFailure.accept(failure);
        } catch (Throwable again) {
            failure.addSuppressed(again);
            thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
        }
    }
}
