package dev.polyflux.core;

import reactor.core.publisher.Mono;

/**
 * The one seam: everything a guest or Java does to an object elsewhere is one trap sent to the object's owner.
 *
 * <p>Wire values, in arguments and replies alike: {@code null}, {@link Boolean}, {@link Integer}, {@link Long}, {@link
 * java.math.BigInteger}, {@link Double}, {@link String}, {@code byte[]}, {@link Marker}, {@code End}, {@link Slice},
 * {@link Copy}, {@link Known} and {@link Ref}.
 * Nothing else crosses.
 */
public interface Endpoint {

    /** The owner's name in messages. */
    String name();

    /**
     * Applies a trap on the owner's event loop and settles what it gives: where the value is a promise or an awaitable,
     * the reply is its outcome.
     *
     * <p>Cold: each subscription sends the trap once, in the order of subscription. The reply is delivered on the owner's
     * loop, or on the caller's loop where the caller is one. All errors are replies ({@link Reply.Err}), never error signals:
     * the guest's, {@link OverflowException} where the owner's inbox is full, {@link ClosedException} where the owner ends before
     * it has answered. Cancelling recalls a trap that the owner has not begun with, stops what it has begun as far as the guest
     * lets it, and drops the reply.
     */
    Mono<Reply> dispatch(Ref target, Trap trap);

    /**
     * The outcome of a promise or an awaitable, for guest code that reacts to it.
     *
     * <p>As {@link Trap.Await} dispatched, except that nothing but the target holds whoever watches: a promise that can
     * never settle and that nobody holds is collected together with its reactions.
     */
    default Mono<Reply> watch(Ref target) {
        return watch(target, new Trap.Await());
    }

    /** The same of what a trap comes to: as {@link #dispatch}, except that it keeps nobody busy who waits for it. */
    default Mono<Reply> watch(Ref target, Trap trap) {
        return dispatch(target, trap);
    }

    /**
     * Goes through an iterator, as far and as fast as elements are wanted: one message for each, unless the owner knows better.
     *
     * @param sized whether its elements are there already, so that no step makes or changes one
     */
    default Iteration iterate(Ref iterator, boolean sized) {
        return new Steps(iterator);
    }

    /**
     * Applies a trap and waits for the reply, which is given as it is: a promise stays a promise.
     *
     * <p>Called from the owner's own loop it is applied in place. Called from another loop, the waiting loop goes on
     * answering calls of its own chain. Where waiting is not legal the reply is {@link WaitNotAllowedException} or {@link
     * DeadlockException}, at once; after the deadline it is {@link WaitTimeoutException}, and where the thread is interrupted,
     * which it stays, {@link InterruptedWaitException}.
     */
    Reply await(Ref target, Trap trap);

    /** Whether {@link #await} would wait if it were called here and now, or answer at once, rather than refuse. */
    default boolean mayAwait() {
        return true;
    }

    /** Whether it has begun to end: nothing is asked of it any more. */
    default boolean isClosed() {
        return false;
    }
}
