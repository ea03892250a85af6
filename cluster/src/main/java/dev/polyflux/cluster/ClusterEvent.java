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

    /** The engine tells of it. */
    record Member(MemberEvent event) implements ClusterEvent {
        @Override
        public Node node() {
            return event.node();
        }
    }
}
