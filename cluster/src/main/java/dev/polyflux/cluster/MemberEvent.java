package dev.polyflux.cluster;

/** What an engine tells of another node. */
public sealed interface MemberEvent {

    /** The node that it tells of. */
    Node node();

    /** The node is there. */
    record Joined(Node node) implements MemberEvent {}

    /** The node has not answered lately: nothing new is placed there, and what is there goes on. */
    record Suspected(Node node) implements MemberEvent {}

    /** The node that was suspected answers again. */
    record Recovered(Node node) implements MemberEvent {}

    /**
     * The node is no member any more.
     *
     * @param left whether it said so itself
     */
    record Gone(Node node, boolean left) implements MemberEvent {}
}
