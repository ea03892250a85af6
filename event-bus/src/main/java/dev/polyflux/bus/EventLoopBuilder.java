package dev.polyflux.bus;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What an event loop is to be like; see {@link EventLoop#named}. */
public final class EventLoopBuilder {

    final String name;
    int capacity = 1024;
    long stackBytes = 64L << 20;
    boolean waits = true;
    int nesting = 200;

    @Nullable
    Duration waitDeadline;

    LongSupplier ticker = System::nanoTime;

    LoopTime.@Nullable Source loopTime;

    @Nullable
    VirtualClock virtual;

    Runnable afterTurn = () -> {};
    Runnable afterInterrupt = () -> {};
    Runnable onQuiet = () -> {};
    Consumer<Throwable> onFailure = EventLoopBuilder::uncaught;

    EventLoopBuilder(String name) {
        this.name = name;
    }

    /** The number of messages that may be under way to the loop, a power of two; 1024 by default. */
    public EventLoopBuilder capacity(int slots) {
        if (Integer.bitCount(slots) != 1 || slots < 1) {
            throw new IllegalArgumentException("the capacity of " + name + " is no power of two: " + slots);
        }
        this.capacity = slots;
        return this;
    }

    /** The stack of the loop's thread, 64 MB by default; only what is used of it takes memory. */
    public EventLoopBuilder stackBytes(long bytes) {
        this.stackBytes = bytes;
        return this;
    }

    /** Refuses waits, except for a loop that waits, directly or through others, for what this loop is doing. */
    public EventLoopBuilder neverWaits() {
        this.waits = false;
        return this;
    }

    /** How deep calls that wait for each other may be nested, 200 by default; beyond it a wait is refused. */
    public EventLoopBuilder nesting(int calls) {
        this.nesting = calls;
        return this;
    }

    /** How long this loop waits for a reply, and a thread that is no loop's for a reply of this loop; null: forever. */
    public EventLoopBuilder waitDeadline(@Nullable Duration deadline) {
        this.waitDeadline = deadline;
        return this;
    }

    /** The clock of timers and deadlines, in nanoseconds from any origin; {@link System#nanoTime} by default. */
    public EventLoopBuilder ticker(LongSupplier nanos) {
        this.ticker = nanos;
        return this;
    }

    /** What tells how much the loop computes and waits; its thread by default. */
    EventLoopBuilder loopTime(LoopTime.Source source) {
        this.loopTime = source;
        return this;
    }

    /** The clock of timers and deadlines: one that moves when a test says so. */
    public EventLoopBuilder time(VirtualClock time) {
        this.virtual = time;
        return ticker(time);
    }

    /** What to run on the loop after every batch of messages and timers; may send messages to the loop. */
    public EventLoopBuilder afterTurn(Runnable task) {
        this.afterTurn = task;
        return this;
    }

    /** What to run on the loop after work that was interrupted, see {@link Recall#interrupt}: it has cleaned up nothing itself. */
    public EventLoopBuilder afterInterrupt(Runnable task) {
        this.afterInterrupt = task;
        return this;
    }

    /**
     * What to run on the loop each time it has come to rest.
     *
     * <p>The loop counts as resting by then, so this is where to ask whether all loops do. Messages may be sent from here,
     * but who asks for the stamps at this very moment may miss them.
     */
    public EventLoopBuilder onQuiet(Runnable task) {
        this.onQuiet = task;
        return this;
    }

    /** Who is told, on the loop, what a task has thrown; by default the handler of uncaught exceptions. */
    public EventLoopBuilder onFailure(Consumer<Throwable> consumer) {
        this.onFailure = consumer;
        return this;
    }

    /** Starts the loop's thread. */
    public EventLoop start() {
        EventLoop loop = new EventLoop(this);
        loop.begin();
        if (virtual != null) {
            virtual.begin(loop);
        }
        return loop;
    }

    private static void uncaught(Throwable failure) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    }
}
