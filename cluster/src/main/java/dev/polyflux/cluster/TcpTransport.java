package dev.polyflux.cluster;

import io.rsocket.core.RSocketServer;
import io.rsocket.transport.ClientTransport;
import io.rsocket.transport.netty.client.TcpClientTransport;
import io.rsocket.transport.netty.server.TcpServerTransport;
import reactor.core.publisher.Mono;
import reactor.netty.tcp.TcpClient;
import reactor.netty.tcp.TcpServer;

/** TCP, with TLS where that is set. */
final class TcpTransport extends Transport {

    @Override
    Mono<Opened> open(RSocketServer server, ClusterSettings settings) {
        TcpServer tcp = TcpServer.create().host(settings.host).port(settings.port);
        Tls tls = settings.tls;
        return server.bind(TcpServerTransport.create(tls == null ? tcp : tcp.secure(tls.server())))
                .map(opened -> new Opened(opened, opened.address().getPort()));
    }

    @Override
    ClientTransport to(Node node, ClusterSettings settings) {
        TcpClient tcp = TcpClient.create().host(node.host()).port(node.port());
        Tls tls = settings.tls;
        return TcpClientTransport.create(tls == null ? tcp : tcp.secure(tls.client()));
    }
}
