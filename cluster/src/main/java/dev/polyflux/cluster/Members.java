package dev.polyflux.cluster;

import java.util.List;
import reactor.core.publisher.Flux;

/** Who is in a cluster, as an engine that finds it out tells. */
public interface Members {

    /**
     * Joins as {@code self}, and tells of the others: each that is there, and from then on each that comes, is suspected or goes.
     *
     * <p>Cold, and subscribed once: subscribing joins, cancelling leaves, and tells the others so. It does not complete by itself; an error
     * is why this node can be no member any more. {@code self} is never told of. Events of one node come in order, and
     * one after another; a node that is {@link MemberEvent.Gone} joins again under another id only.
     */
    Flux<MemberEvent> join(Node self);

    /** Members that are always these; whether they can be reached is told by their connections alone. */
    static Members of(List<Node> nodes) {
        List<Node> fixed = List.copyOf(nodes);
        return self -> Flux.fromIterable(fixed)
                .filter(node -> !node.name().equals(self.name()))
                .<MemberEvent>map(MemberEvent.Joined::new)
                .concatWith(Flux.never());
    }
}
