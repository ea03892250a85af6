package dev.polyflux;

/** On which node of a cluster a worker is to be; see {@link WorkerSpec#on}. */
public sealed interface Placement {

    /** On the node that starts it. */
    record Here() implements Placement {}

    /** On the node of this name. */
    record OnNode(String name) implements Placement {}

    /** On the node that has the fewest workers, of those that take any. */
    record LeastLoaded() implements Placement {}

    /** On the same node for the same key, as long as that node is there; when nodes come or go, few keys move. */
    record ByKey(String key) implements Placement {}

    /** On the node that starts it, as without a cluster. */
    static Placement here() {
        return new Here();
    }

    /** On the node of this name. */
    static Placement node(String name) {
        return new OnNode(name);
    }

    /** On the node that has the fewest workers, of those that take any; on this one where none does. */
    static Placement leastLoaded() {
        return new LeastLoaded();
    }

    /** On the same node for the same key, such as a session's, of those that take workers; on this one where none does. */
    static Placement byKey(String key) {
        return new ByKey(key);
    }
}
