package dev.polyflux.cluster.gossip;

import dev.polyflux.cluster.MemberEvent;
import dev.polyflux.cluster.Node;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** A node of a test, and what it was told of the others. */
final class Party implements AutoCloseable {

    static final String SECRET = "a secret of the tests";
    static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final String HOST = "127.0.0.1";

    final Node node;
    final String address;
    private final Flux<MemberEvent> told;
    private final Sinks.Empty<Void> leaving = Sinks.empty();
    private final Disposable.Swap membership = Disposables.swap();

    private final Ways ways = new Ways();

    private Party(String name, int port, Gossip gossip) {
        node = new Node(name + "-1", name, HOST, port + 1, Map.of("takes", "workers of " + name));
        address = HOST + ":" + port;
        told = ways.by(gossip.port(port)).join(node, leaving.asMono()).replay().autoConnect(0, membership::update);
    }

    static Party of(String name, Gossip gossip, Party... others) {
        List<String> asked =
                List.of(others).stream().map(other -> other.address).toList();
        return new Party(name, Ways.freePort(), asked.isEmpty() ? gossip : gossip.join(asked));
    }

    /** What was told of another, of one kind, the first time or a later one. */
    <E extends MemberEvent> E told(Class<E> kind, Party other, int time) {
        E event = told.ofType(kind)
                .filter(each -> each.node().name().equals(other.node.name()))
                .elementAt(time)
                .block(PATIENCE);
        return Objects.requireNonNull(event);
    }

    <E extends MemberEvent> E told(Class<E> kind, Party other) {
        return told(kind, other, 0);
    }

    /** All that has been told, once the node has left. */
    List<MemberEvent> leave() {
        leaving.tryEmitEmpty();
        List<MemberEvent> all = told.collectList().block(PATIENCE);
        return Objects.requireNonNull(all);
    }

    void part(Party other) {
        ways.to(other.address).cut();
        other.ways.to(address).cut();
    }

    void meet(Party other) {
        ways.to(other.address).heal();
        other.ways.to(address).heal();
    }

    /** Goes without a word. */
    @Override
    public void close() {
        membership.dispose();
        ways.close();
    }
}
