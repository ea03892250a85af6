package dev.polyflux.bus;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** How a loop closes: from open to its last tasks, within a grace after which its thread is interrupted. From any thread. */
final class Closing {

    private enum Phase {
        OPEN,
        CLOSING,
        /** The inbox is done with and the open calls have ended; what remains are the last tasks. */
        ENDING
    }

    private final EventLoop loop;
    private final Thread thread;
    private final Supplier<LoopTime> time;
    private final Turns turns;
    private final Deque<Runnable> lastTasks = new ArrayDeque<>();
    private final Sinks.Empty<Void> closed = Sinks.empty();
    private volatile Phase phase = Phase.OPEN;

    /** Measures the grace by {@code time}, and stops {@code turns} when it is over. */
    Closing(EventLoop loop, Thread thread, Supplier<LoopTime> time, Turns turns) {
        this.loop = loop;
        this.thread = thread;
        this.time = time;
        this.turns = turns;
    }

    boolean isOpen() {
        return phase == Phase.OPEN;
    }

    boolean isEnding() {
        return phase == Phase.ENDING;
    }

    /** Closing has begun, unless it had before. */
    void begin() {
        synchronized (lastTasks) {
            if (phase == Phase.OPEN) {
                phase = Phase.CLOSING;
            }
        }
    }

    /** Only the last tasks remain; the loop's own. */
    void end() {
        synchronized (lastTasks) {
            phase = Phase.ENDING;
        }
    }

    /** Does {@code late}, too, where the grace was over before the thread had ended. */
    void await(@Nullable Duration grace, Runnable late) {
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
        LoopTime had = time.get();
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
                turns.stop();
                thread.interrupt();
            }
        }
    }

    /** Adds a last task; they run the one added last first. */
    void add(Runnable task) {
        synchronized (lastTasks) {
            if (phase == Phase.ENDING && Thread.currentThread() != thread) {
                throw loop.closedException();
            }
            lastTasks.push(task);
        }
    }

    @Nullable
    Runnable nextLast() {
        synchronized (lastTasks) {
            return lastTasks.poll();
        }
    }
}
