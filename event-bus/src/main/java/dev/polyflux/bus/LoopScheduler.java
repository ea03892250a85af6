package dev.polyflux.bus;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.PolyfluxException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * An event loop as Reactor sees it. It refuses with {@link java.util.concurrent.RejectedExecutionException}, as Reactor's
 * operators expect, and gives the typed error as the cause.
 */
abstract sealed class LoopScheduler implements Scheduler permits EventLoop {

    abstract LoopLife life();

    /** Takes a message; gives the reason where it does not. */
    @Nullable
    abstract PolyfluxException offer(Message message);

    /** Makes a timer, which repeats where {@code periodNanos} is above zero. */
    abstract Disposable timer(Runnable task, long delayNanos, long periodNanos);

    /** The time by the loop's clock. */
    abstract long nanos();

    @Override
    public final Disposable schedule(Runnable task) {
        return schedule(task, null);
    }

    final Disposable schedule(Runnable task, @Nullable Disposable scope) {
        Task message = new Task(Schedulers.onSchedule(task), scope);
        PolyfluxException refusal = offer(message);
        if (refusal != null) {
            throw Exceptions.failWithRejected(refusal);
        }
        return message;
    }

    @Override
    public final Disposable schedule(Runnable task, long delay, TimeUnit unit) {
        return delay <= 0 ? schedule(task) : schedule(task, unit.toNanos(delay), 0);
    }

    @Override
    public final Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
        return schedule(task, unit.toNanos(initialDelay), Math.max(1, unit.toNanos(period)));
    }

    final Disposable schedule(Runnable task, long delayNanos, long periodNanos) {
        try {
            return timer(Schedulers.onSchedule(task), delayNanos, periodNanos);
        } catch (ClosedException refusal) {
            throw Exceptions.failWithRejected(refusal);
        }
    }

    @Override
    public final Worker createWorker() {
        return new LoopWorker(this);
    }

    @Override
    public final long now(TimeUnit unit) {
        return unit.convert(nanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Runs a task on the loop once {@code delay} is over; timers due at the same time fire in the order they were made.
     *
     * @return cancels the timer when disposed
     * @throws ClosedException when closing has begun
     */
    public final Disposable after(Duration delay, Runnable task) {
        return timer(task, nanos(delay), 0);
    }

    /**
     * Runs a task on the loop every {@code period}, for the first time when one period is over.
     *
     * <p>The times are planned from the first on, so a late run does not move those after it; runs that were missed are
     * skipped, never made up for. A period below a nanosecond counts as one.
     *
     * @return ends the repetition when disposed
     * @throws ClosedException when closing has begun
     */
    public final Disposable every(Duration period, Runnable task) {
        long nanos = Math.max(1, nanos(period));
        return timer(task, nanos, nanos);
    }

    /** Closes the loop without any grace. */
    @Override
    public final void dispose() {
        life().close(Duration.ZERO, () -> {});
    }

    /** Closes the loop in order, with a grace that does not end. */
    @Override
    public final Mono<Void> disposeGracefully() {
        return Mono.defer(() -> {
            life().close(null, () -> {});
            return life().closing().closed();
        });
    }

    /** Whether closing has begun. */
    @Override
    public final boolean isDisposed() {
        return !life().isOpen();
    }

    private static long nanos(Duration duration) {
        return TimeUnit.NANOSECONDS.convert(duration);
    }
}
