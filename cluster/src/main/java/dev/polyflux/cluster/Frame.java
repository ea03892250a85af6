package dev.polyflux.cluster;

import dev.polyflux.core.Ref;
import dev.polyflux.core.Trap;
import java.util.List;
import java.util.Map;

/** What a node asks of another one, or tells it. */
sealed interface Frame {

    /**
     * A trap, which is answered by a reply.
     *
     * @param number the asker's, to cancel it by
     * @param settles whether a promise it gives is followed to its outcome
     * @param chain the waits that it is made for the sake of
     * @param context what has a name of Reactor's context
     * @param target one of the receiver's objects
     */
    record Ask(
            long number, boolean settles, List<Chains.Link> chain, Map<String, Object> context, Ref target, Trap trap)
            implements Frame {}

    /**
     * An iterator's elements, which are answered by a reply each, against demand: until its end or an error, or up to one that is an object.
     *
     * @param number the asker's, to cancel it by
     * @param sized whether the elements are there already
     * @param context what has a name of Reactor's context
     * @param iterator one of the receiver's objects
     */
    record Iterate(long number, boolean sized, Map<String, Object> context, Ref iterator) implements Frame {}

    /** Nobody waits for an answer any more. */
    record Cancel(long number) implements Frame {}

    /** Nobody holds these of the receiver's objects any more; of each it is told how often it had been handed over. */
    record Release(Map<Long, Long> counts) implements Frame {}

    /** How many workers the sender has. */
    record Load(int workers) implements Frame {}

    /** Who the sender is. */
    record Greet(Greeting greeting) implements Frame {}
}
