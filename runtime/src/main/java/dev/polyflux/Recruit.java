package dev.polyflux;

import reactor.core.publisher.Mono;

/** Who works in a pool, as its {@link Crew} knows it: started when it was made, and asked no more after it was dismissed. */
interface Recruit {

    /** What messages call it. */
    String name();

    /** Completes when it takes calls; an error where it cannot be started. */
    Mono<Void> ready();

    /** Why it can be relied on no longer, once it cannot. */
    Mono<String> lost();

    /** Why it takes no calls any more, although it ends those that it has; nothing where that is not so. */
    default Mono<String> leaves() {
        return Mono.never();
    }

    /** Whether it has not been ended, by anybody. */
    boolean isThere();

    /** Ends it, whatever it is doing, and completes when it is gone. */
    Mono<Void> dismiss();
}
