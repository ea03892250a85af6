package dev.polyflux.core;

/**
 * The node that was asked is gone, or cannot be reached: what was asked of it may have been done, in part or as a whole, or not at all.
 *
 * <p>It has no stack trace: a connection that breaks ends all that is under way over it.
 */
public final class NodeLostException extends TransientException {

    private static final long serialVersionUID = 1L;

    private final String node;
    private final String how;

    /** Says which node, and how it was found out. */
    public NodeLostException(String node, String how) {
        super("node '" + node + "' is lost: " + how, false);
        this.node = node;
        this.how = how;
    }

    /** The name of the node. */
    public String node() {
        return node;
    }

    /** How it was found out. */
    public String how() {
        return how;
    }
}
