package dev.polyflux;

import dev.polyflux.core.Ref;
import dev.polyflux.lifecycle.Leases;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Other nodes, as a runtime knows them: each is a reference that is asked for workers, and whatever it gives is a reference again. How
 * traps get there is theirs.
 *
 * <p>For who brings a network, such as {@code polyflux-cluster}. Thread-safe.
 */
public interface Elsewhere {

    /** The runtime, as other nodes have to do with it. */
    interface Home {

        /** What others ask of it. */
        Ref gate();

        /** How many workers it has. */
        int workers();

        /** Another node, whose gate this is, can be asked from now on. */
        void meets(Ref other);
    }

    /** Begins: the runtime is there. */
    void open(Home home);

    /**
     * What stands for the node that a worker of this name is to be placed on; null for this one.
     *
     * @throws dev.polyflux.core.NodeLostException when there is no such node
     */
    @Nullable
    Ref place(Placement placement, String worker);

    /** Whether others may start workers in this runtime, and evaluate code in them. */
    boolean takesWorkers();

    /** What stands for each other node that can be reached, by the order of their names. */
    List<Ref> gates();

    /** The node that this is an object of takes nothing new any more: it is about to go. */
    void leaves(Ref ofNode);

    /** The node that this is an object of has started workers of these names, as this node has. */
    void namesakes(Ref ofNode, List<String> names);

    /** What is handed over between this node and each other one, by their names. */
    Map<String, Leases> leases();

    /** Ends: nothing is asked of this node any more, nor of others. Waits for no longer than it takes to say so. */
    void close();
}
