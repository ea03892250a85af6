package dev.polyflux.samples.ui;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.DisposableServer;
import reactor.netty.tcp.TcpClient;
import reactor.netty.tcp.TcpServer;

/** A way to a server on which everything takes a while, in either direction, and which can be cut. */
final class SlowNetwork implements AutoCloseable {

    private final DisposableServer entrance;
    private final Set<Connection> ways = ConcurrentHashMap.newKeySet();

    SlowNetwork(int to, Duration delay) {
        entrance = TcpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((in, out) -> TcpClient.create()
                        .host("127.0.0.1")
                        .port(to)
                        .connect()
                        .doOnNext(ways::add)
                        .flatMap(server -> relay(server, in.receive().asByteArray(), out::sendByteArray, delay)))
                .bindNow();
    }

    private interface Back {
        reactor.netty.NettyOutbound send(Flux<byte[]> bytes);
    }

    private static Mono<Void> relay(Connection server, Flux<byte[]> there, Back back, Duration delay) {
        Mono<Void> forth =
                server.outbound().sendByteArray(there.delayElements(delay)).then();
        Mono<Void> home = back.send(server.inbound().receive().asByteArray().delayElements(delay))
                .then();
        return Mono.firstWithSignal(forth, home).doFinally(end -> server.dispose());
    }

    /** Whoever is connected is not any more, without a word. */
    void cut() {
        ways.forEach(Connection::dispose);
        ways.clear();
    }

    int port() {
        return entrance.port();
    }

    @Override
    public void close() {
        entrance.disposeNow();
    }
}
