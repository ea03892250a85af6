package dev.polyflux.cluster.gossip;

import dev.polyflux.cluster.MemberEvent;
import dev.polyflux.cluster.Members;
import dev.polyflux.cluster.Node;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** How one node gets to the others, for gossip and for calls: each by a relay. */
public final class Ways implements AutoCloseable {

    private final Map<String, Relay> relays = new ConcurrentHashMap<>();

    /** Members of an engine whose messages, and whose node's calls, go by the relays. */
    public Members members(Gossip gossip) {
        Members engine = by(gossip);
        return (self, leave) -> engine.join(self, leave)
                .map(event -> event instanceof MemberEvent.Joined(var node) ? new MemberEvent.Joined(by(node)) : event);
    }

    Gossip by(Gossip gossip) {
        return gossip.by(address -> to(address).address());
    }

    private Node by(Node node) {
        Relay relay = to(node.host(), node.port());
        return new Node(node.id(), node.name(), "127.0.0.1", relay.port(), node.tags());
    }

    /** The way to what listens there. */
    public Relay to(String host, int port) {
        return to(new Address(host, port).toString());
    }

    Relay to(String address) {
        return relays.computeIfAbsent(address, Relay::to);
    }

    /** Beyond what systems give to those who connect, so that none of them takes it meanwhile. */
    public static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(15_000, 30_000);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
                return free.getLocalPort();
            } catch (IOException taken) {
                // another one
            }
        }
    }

    @Override
    public void close() {
        relays.values().forEach(Relay::close);
    }
}
