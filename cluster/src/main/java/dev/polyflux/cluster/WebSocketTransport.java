package dev.polyflux.cluster;

import io.rsocket.core.RSocketServer;
import io.rsocket.transport.ClientTransport;
import io.rsocket.transport.netty.client.WebsocketClientTransport;
import io.rsocket.transport.netty.server.CloseableChannel;
import io.rsocket.transport.netty.server.WebsocketRouteTransport;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;

/** WebSockets at one path, with TLS where that is set. */
final class WebSocketTransport extends Transport {

    private final String path;

    WebSocketTransport(String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a path begins with a slash, unlike '" + path + "'");
        }
        this.path = path;
    }

    @Override
    Mono<Opened> open(RSocketServer server, ClusterSettings settings) {
        HttpServer http = HttpServer.create().host(settings.host).port(settings.port);
        Tls tls = settings.tls;
        return server.bind(
                        new WebsocketRouteTransport(tls == null ? http : http.secure(tls.server()), others -> {}, path))
                .cast(CloseableChannel.class)
                .map(opened -> new Opened(opened, opened.address().getPort()));
    }

    @Override
    ClientTransport to(Node node, ClusterSettings settings) {
        HttpClient http =
                HttpClient.newConnection().host(node.host()).port(node.port()).noProxy();
        Tls tls = settings.tls;
        return WebsocketClientTransport.create(tls == null ? http : http.secure(tls.client()), path);
    }
}
