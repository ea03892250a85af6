package dev.polyflux.core;

import reactor.core.publisher.Mono;

/**
 * One way through the elements that an iterator still has. For one user, who asks for one element at a time.
 *
 * <p>An iterator takes no more steps than were wanted. After an element that is an object it takes none until the next one is asked for, so
 * whoever has the object finds it as it was given; unless all elements were there before.
 */
public interface Iteration {

    /**
     * The next element, or {@code End}; as {@link Endpoint#dispatch} of {@link Trap.Next}, whose errors are replies.
     *
     * @param wanted how many are wanted by now, this one included: so many steps may be taken ahead
     */
    Mono<Reply> next(long wanted);

    /** Closes the iterator, with what it still gives; cold, as {@link Endpoint#dispatch} of {@link Trap.Close}. */
    Mono<Reply> close();
}
