package dev.polyflux.cluster;

import io.rsocket.Closeable;
import io.rsocket.core.RSocketServer;
import io.rsocket.transport.ClientTransport;
import reactor.core.publisher.Mono;

/** What carries calls from node to node. All nodes of a cluster have the same one; who gets in, and what is asked, does not depend on it. */
public abstract sealed class Transport permits TcpTransport, WebSocketTransport, LocalTransport {

    Transport() {}

    /** Where others are let in. */
    record Opened(Closeable socket, int port) {}

    /** A TCP connection, with TLS where that is set: what is there if nothing is said. */
    public static Transport tcp() {
        return new TcpTransport();
    }

    /**
     * A WebSocket, for what lets HTTP through alone; with TLS where that is set.
     *
     * @param path where the others ask for it, such as {@code /polyflux}: all else at that address is not found
     */
    public static Transport webSocket(String path) {
        return new WebSocketTransport(path);
    }

    /** None but the memory of this JVM, in which all of the nodes are: for tests. Addresses are names, and TLS is refused. */
    public static Transport local() {
        return new LocalTransport();
    }

    /** Lets others in. */
    abstract Mono<Opened> open(RSocketServer server, ClusterSettings settings);

    /** The way to another node. */
    abstract ClientTransport to(Node node, ClusterSettings settings);
}
