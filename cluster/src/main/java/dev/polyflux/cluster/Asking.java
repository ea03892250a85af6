package dev.polyflux.cluster;

import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How the objects of another node are asked. */
interface Asking {

    /** An element of an iterator, and how much of a frame it took. */
    record Element(Reply reply, int bytes) {}

    /** Sends a trap once for each subscription; {@code settles} where what it gives is followed to its outcome. Never fails. */
    Mono<Reply> ask(Ref target, Trap trap, boolean settles);

    /** A number for {@link #elements}. */
    long number();

    /**
     * The elements that an iterator still has, each as a reply; completes after an error, which is the last one, at the end, and after an
     * element that {@linkplain Run#pauses pauses} it. The iterator takes one step for each that is requested. Never fails. Who has enough does
     * not cancel but says so by {@link #cancel}, and takes what still comes.
     */
    Flux<Element> elements(long number, Ref iterator, boolean sized);

    /** Closes the iterator whose elements were asked for under this number, and ends them. */
    void cancel(long number);

    /** Whether nothing can be asked any more. */
    boolean isOver();
}
