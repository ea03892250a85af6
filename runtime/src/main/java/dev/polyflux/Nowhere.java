package dev.polyflux;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.Ref;
import dev.polyflux.lifecycle.Leases;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** No other nodes: a runtime without a cluster. */
enum Nowhere implements Elsewhere {
    ELSE;

    @Override
    public void open(Home home) {}

    @Override
    public @Nullable Ref place(Placement placement, String worker) {
        if (placement instanceof Placement.OnNode(var name)) {
            throw new ConfigurationException("cannot start '" + worker + "' on node '" + name
                    + "': the runtime is in no cluster, give its builder one");
        }
        return null;
    }

    @Override
    public boolean takesWorkers() {
        return false;
    }

    @Override
    public List<Ref> gates() {
        return List.of();
    }

    @Override
    public void leaves(Ref ofNode) {}

    @Override
    public void namesakes(Ref ofNode, List<String> names) {}

    @Override
    public Map<String, Leases> leases() {
        return Map.of();
    }

    @Override
    public void close() {}
}
