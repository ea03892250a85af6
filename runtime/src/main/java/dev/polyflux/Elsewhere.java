package dev.polyflux;

import dev.polyflux.core.Ref;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Other nodes, as a runtime knows them: each is a reference that is asked for workers, and whatever it gives is a reference again. How
 * traps get there is theirs.
 *
 * <p>For who brings a network, such as {@code polyflux-cluster}. Thread-safe.
 */
public interface Elsewhere {

    /**
     * Begins: the runtime is there.
     *
     * @param gate what others ask of it
     * @param load how many workers it has
     */
    void open(Ref gate, IntSupplier load);

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

    /** Ends: nothing is asked of this node any more, nor of others. Waits for no longer than it takes to say so. */
    void close();
}
