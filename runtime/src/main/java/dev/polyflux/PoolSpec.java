package dev.polyflux;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Pool} is to be like.
 *
 * <p>Immutable; {@link #of} has the defaults, and each method gives the same with one thing changed.
 *
 * @param worker which script its workers run, each of them on its own; their names are the worker's with a number
 * @param size how many workers take calls
 * @param spares how many more are kept warm to take the place of one that is lost; 0 by default
 * @param concurrency how many calls one worker is given at a time; 16 by default. With 1 a call that computes delays no other
 *     that could run elsewhere
 * @param queue how many calls wait while all workers have as many as that; 1024 by default
 * @param whenFull what becomes of a call that finds the queue full; {@link WhenFull#FAIL} by default
 * @param patience how long a call waits for a worker; 30 seconds by default, null for as long as it takes
 * @param stuckAfter how long a worker may be in the midst of the same work before it is replaced, in the time that its thread
 *     has; 30 seconds by default, null for ever
 * @param drain how long a worker of an earlier generation has for the calls that it has begun; 30 seconds by default
 * @param supervision how workers that fail are started again
 */
public record PoolSpec(
        WorkerSpec worker,
        int size,
        int spares,
        int concurrency,
        int queue,
        WhenFull whenFull,
        @Nullable Duration patience,
        @Nullable Duration stuckAfter,
        Duration drain,
        Supervision supervision) {

    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException when {@code size} or {@code concurrency} is less than 1, or another one negative
     */
    public PoolSpec {
        if (size < 1 || spares < 0 || concurrency < 1 || queue < 0) {
            throw new IllegalArgumentException("a pool has a worker at least, which takes a call at least: " + size
                    + " workers, " + spares + " spares, " + concurrency + " calls each, a queue of " + queue);
        }
    }

    /** So many workers of this script, and the defaults. */
    public static PoolSpec of(WorkerSpec worker, int size) {
        return new PoolSpec(
                worker,
                size,
                0,
                16,
                1024,
                WhenFull.FAIL,
                HALF_A_MINUTE,
                HALF_A_MINUTE,
                HALF_A_MINUTE,
                Supervision.DEFAULT);
    }

    /** The pool's name, which is that of its worker without a number. */
    public String name() {
        return worker.name();
    }

    /** The same, with so many workers kept warm. */
    public PoolSpec spares(int workers) {
        return new PoolSpec(
                worker, size, workers, concurrency, queue, whenFull, patience, stuckAfter, drain, supervision);
    }

    /** The same, whose workers are given so many calls at a time. */
    public PoolSpec concurrency(int calls) {
        return new PoolSpec(worker, size, spares, calls, queue, whenFull, patience, stuckAfter, drain, supervision);
    }

    /** The same, with a queue for so many calls. */
    public PoolSpec queue(int calls, WhenFull policy) {
        return new PoolSpec(worker, size, spares, concurrency, calls, policy, patience, stuckAfter, drain, supervision);
    }

    /** The same, whose calls wait so long for a worker; null for as long as it takes. */
    public PoolSpec patience(@Nullable Duration longest) {
        return new PoolSpec(
                worker, size, spares, concurrency, queue, whenFull, longest, stuckAfter, drain, supervision);
    }

    /** The same, which replaces a worker that is in the midst of the same work for so long; null for none. */
    public PoolSpec stuckAfter(@Nullable Duration limit) {
        return new PoolSpec(worker, size, spares, concurrency, queue, whenFull, patience, limit, drain, supervision);
    }

    /** The same, whose workers have so long for what they have begun when a new generation takes their place. */
    public PoolSpec drain(Duration longest) {
        return new PoolSpec(
                worker, size, spares, concurrency, queue, whenFull, patience, stuckAfter, longest, supervision);
    }

    /** The same, whose workers are started again as this says. */
    public PoolSpec supervision(Supervision restarts) {
        return new PoolSpec(worker, size, spares, concurrency, queue, whenFull, patience, stuckAfter, drain, restarts);
    }
}
