package dev.polyflux.cluster;

import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who is in a cluster, as an engine that finds it out tells. */
public interface Members {

    /**
     * Joins as {@code self}, and tells of the others: each that is there, and from then on each that comes, is suspected or goes.
     *
     * <p>Cold, and subscribed once: subscribing joins. When {@code leave} has completed, the others are told that this node goes, and then
     * the members complete; who cancels goes without a word, and the others find out. An error is why this node can be no member
     * any more. {@code self} is never told of. Events of one node come in order, and one after another. A node that is
     * {@link MemberEvent.Gone} may be {@link MemberEvent.Joined} again with its id: it was out of reach, and is what it was.
     */
    Flux<MemberEvent> join(Node self, Mono<Void> leave);

    /** Members that are always these; whether they can be reached is told by their connections alone. */
    static Members of(List<Node> nodes) {
        List<Node> fixed = List.copyOf(nodes);
        return (self, leave) -> Flux.fromIterable(fixed)
                .filter(node -> !node.name().equals(self.name()))
                .<MemberEvent>map(MemberEvent.Joined::new)
                .concatWith(Flux.never())
                .takeUntilOther(leave);
    }
}
