package dev.polyflux.cluster;

import dev.polyflux.Polyflux;
import dev.polyflux.cluster.gossip.Gossip;
import dev.polyflux.cluster.gossip.Relay;
import dev.polyflux.cluster.gossip.Ways;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;

/** Nodes that find each other by gossip, over ways that a test cuts and holds. What their workers print is counted. */
final class Parted implements AutoCloseable {

    /** Quick, and all the same slow enough for a machine that has other work. */
    private static final Gossip GOSSIP = Gossip.of(Nodes.SECRET).beat(Duration.ofMillis(250));

    private final Map<String, Member> all = new LinkedHashMap<>();
    private final Map<String, AtomicInteger> printed = new ConcurrentHashMap<>();

    record Member(Cluster cluster, Polyflux runtime, int gossips, Ways ways, Flux<ClusterEvent> told) {

        /** The first event of this kind, from the beginning on, that tells of a node. */
        <E extends ClusterEvent> E told(Class<E> kind, String node, int time) {
            return Objects.requireNonNull(told.ofType(kind)
                    .filter(event -> event.node().name().equals(node))
                    .elementAt(time)
                    .block(Nodes.SOON));
        }
    }

    /** Nodes of these names, each of which has the others. */
    static Parted of(String... names) {
        Parted parted = new Parted();
        for (String name : names) {
            parted.add(name);
        }
        for (String name : names) {
            parted.others(name).forEach(other -> parted.get(name).told(ClusterEvent.Reached.class, other, 0));
        }
        return parted;
    }

    private void add(String name) {
        int port = Ways.freePort();
        List<String> others =
                all.values().stream().map(each -> "127.0.0.1:" + each.gossips()).toList();
        Ways ways = new Ways();
        Cluster cluster = Cluster.of(ClusterSettings.of(name)
                .at("127.0.0.1", 0)
                .secret(Nodes.SECRET)
                .members(ways.members(GOSSIP.port(port).join(others)))
                .takesWorkers());
        Polyflux runtime = Polyflux.builder()
                .cluster(cluster)
                .output(line -> printed.computeIfAbsent(line.text(), first -> new AtomicInteger())
                        .incrementAndGet())
                .build();
        Flux<ClusterEvent> told = cluster.events().replay().autoConnect(0);
        all.put(name, new Member(cluster, runtime, port, ways, told));
    }

    Member get(String name) {
        return Objects.requireNonNull(all.get(name));
    }

    private List<String> others(String name) {
        return all.keySet().stream().filter(other -> !other.equals(name)).toList();
    }

    /** Does something to all ways between this node and the others. */
    void around(String name, Consumer<Relay> what) {
        others(name).forEach(other -> {
            what.accept(gossips(name, other));
            what.accept(gossips(other, name));
            what.accept(calls(name, other));
        });
    }

    private Relay gossips(String from, String to) {
        return get(from).ways().to("127.0.0.1", get(to).gossips());
    }

    /** The way that calls go between two nodes: of two nodes the first by name connects. */
    Relay calls(String one, String other) {
        boolean first = one.compareTo(other) < 0;
        return get(first ? one : other)
                .ways()
                .to("127.0.0.1", get(first ? other : one).cluster().self().port());
    }

    /** How often each line was printed that begins so, by what follows. */
    Map<Integer, Integer> printed(String beginning) {
        Map<Integer, Integer> counts = new LinkedHashMap<>();
        printed.forEach((line, count) -> {
            if (line.startsWith(beginning)) {
                counts.put(Integer.valueOf(line.substring(beginning.length())), count.get());
            }
        });
        return counts;
    }

    @Override
    public void close() {
        all.values().forEach(each -> each.runtime().close());
        all.values().forEach(each -> each.ways().close());
    }
}
