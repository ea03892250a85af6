package dev.polyflux.core;

import reactor.core.publisher.Mono;

/** Each element is a message of its own. */
record Steps(Ref iterator) implements Iteration {

    @Override
    public Mono<Reply> next(long wanted) {
        return iterator.dispatch(new Trap.Next(Marker.MISSING));
    }

    @Override
    public Mono<Reply> close() {
        return iterator.dispatch(new Trap.Close());
    }
}
