package dev.polyflux.cluster;

import dev.polyflux.core.ConfigurationException;
import io.rsocket.core.RSocketServer;
import io.rsocket.transport.ClientTransport;
import io.rsocket.transport.local.LocalClientTransport;
import io.rsocket.transport.local.LocalServerTransport;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** The memory of this JVM, where hosts and ports are no more than names. */
final class LocalTransport extends Transport {

    private static final int PORTS = 0xFFFF;
    private static final AtomicInteger NEXT = new AtomicInteger();

    @Override
    Mono<Opened> open(RSocketServer server, ClusterSettings settings) {
        if (settings.tls != null) {
            throw new ConfigurationException("within a JVM there is nothing that TLS could seal");
        }
        int port = settings.port != 0 ? settings.port : 1 + Math.floorMod(NEXT.getAndIncrement(), PORTS);
        return server.bind(LocalServerTransport.create(name(settings.host, port)))
                .map(opened -> new Opened(opened, port));
    }

    @Override
    ClientTransport to(Node node, ClusterSettings settings) {
        return LocalClientTransport.create(name(node.host(), node.port()));
    }

    private static String name(String host, int port) {
        return "polyflux-" + host + ":" + port;
    }
}
