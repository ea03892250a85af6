package dev.polyflux.cluster;

import dev.polyflux.Placement;
import dev.polyflux.core.NodeLostException;
import dev.polyflux.core.Ref;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which node a worker is placed on. Thread-safe. */
final class Placing {

    private final String self;
    private final boolean takesWorkers;
    private final Map<String, Connection> connections;
    private final Set<String> suspected = ConcurrentHashMap.newKeySet();
    private final Set<String> leaving = ConcurrentHashMap.newKeySet();
    private volatile int load;

    Placing(String self, boolean takesWorkers, Map<String, Connection> connections) {
        this.self = self;
        this.takesWorkers = takesWorkers;
        this.connections = connections;
    }

    int load() {
        return load;
    }

    void load(int workers) {
        load = workers;
    }

    void suspect(String node, boolean suspicious) {
        if (suspicious) {
            suspected.add(node);
        } else {
            suspected.remove(node);
        }
    }

    /** A node has come; it takes workers, if it does at all. */
    void comes(String node) {
        leaving.remove(node);
    }

    void leaves(String node) {
        leaving.add(node);
    }

    /** Null for this node. */
    synchronized @Nullable Ref place(Placement placement) {
        return switch (placement) {
            case Placement.Here here -> null;
            case Placement.OnNode(var name) ->
                name.equals(self) ? null : there(name).gate();
            case Placement.LeastLoaded least -> leastLoaded();
            case Placement.ByKey(var key) ->
                gate(names().min(Comparator.comparing(name -> weight(name, key)))
                        .orElse(self));
        };
    }

    private Connection there(String name) {
        Connection there = connections.get(name);
        if (there == null) {
            throw new NodeLostException(
                    name,
                    "there is no node of that name; there are " + self
                            + (connections.isEmpty() ? "" : ", " + String.join(", ", connections.keySet())));
        }
        return there;
    }

    private @Nullable Ref gate(String name) {
        return name.equals(self) ? null : there(name).gate();
    }

    /** Those that take workers and answer, this one among them. */
    private Stream<String> names() {
        return Stream.concat(takesWorkers ? Stream.of(self) : Stream.empty(), takers().map(each -> each.node()
                .name()));
    }

    private Stream<Connection> takers() {
        return connections.values().stream()
                .filter(each -> each.peer().takesWorkers()
                        && !suspected.contains(each.node().name())
                        && !leaving.contains(each.node().name()));
    }

    /** What is placed counts at once; what the node tells of itself afterwards takes its place. */
    private @Nullable Ref leastLoaded() {
        Connection least = takers().min(Comparator.comparingInt(Connection::load)
                        .thenComparing(each -> each.node().name()))
                .orElse(null);
        if (least == null || takesWorkers && load <= least.load()) {
            load++;
            return null;
        }
        least.loaded(least.load() + 1);
        return least.gate();
    }

    /** The node with the least of it has the key: a node that goes takes no other one's keys with it. */
    private static String weight(String node, String key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(node.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return Arrays.toString(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError(missing);
        }
    }
}
