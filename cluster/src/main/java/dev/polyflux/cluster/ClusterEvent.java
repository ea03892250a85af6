package dev.polyflux.cluster;

import dev.polyflux.core.PolyfluxException;

/** What a node finds out of another one. */
public sealed interface ClusterEvent {

    /** The node that it tells of. */
    Node node();

    /** The node can be asked, and asks. */
    record Reached(Node node) implements ClusterEvent {}

    /** The node cannot be asked any more; {@code why} is what open calls have failed with. */
    record Lost(Node node, PolyfluxException why) implements ClusterEvent {}

    /** The node takes nothing new any more, and goes when what it is called for has ended. */
    record Leaving(Node node) implements ClusterEvent {}

    /**
     * The node has started a worker of a name that one of this node's has, too, as two sides of a split may. It is told at both, once as
     * long as they reach each other. Guests of a node find its own by that name; those of a node that has none, that of the first
     * node by name.
     */
    record Namesake(Node node, String worker) implements ClusterEvent {}

    /** The engine tells of it. */
    record Member(MemberEvent event) implements ClusterEvent {
        @Override
        public Node node() {
            return event.node();
        }
    }
}
