package dev.polyflux.cluster.gossip;

import io.netty.channel.ChannelOption;
import io.scalecube.cluster.transport.api.Message;
import io.scalecube.cluster.transport.api.Transport;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.crypto.AEADBadTagException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.Connection;
import reactor.netty.DisposableServer;
import reactor.netty.NettyInbound;
import reactor.netty.NettyOutbound;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.TcpClient;
import reactor.netty.tcp.TcpServer;

/**
 * What the engine's messages travel by: TCP, a connection for each direction.
 *
 * <p>Both ends begin with random bytes, who listens first; then all are frames of a key that is made of those and the secret.
 */
final class Post implements Transport {

    private static final System.Logger LOG = System.getLogger(Post.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What who listens says after its random bytes, if anything. */
    private static final byte[] REFUSED = {0};

    private final String host;
    private final int port;
    private final String namespace;
    private final Seal seal;
    private final UnaryOperator<String> way;
    private final Consumer<Record> records;

    /** One thread: what arrives is told one after another. */
    private final LoopResources loops = LoopResources.create("polyflux-gossip", 1, true);

    private final Sinks.Many<Message> arrived = Sinks.many().multicast().directBestEffort();
    private final Map<String, Mono<Line>> lines = new ConcurrentHashMap<>();
    private final Map<Connection, Boolean> open = new ConcurrentHashMap<>();
    private final Mono<Void> stopped = Mono.defer(this::stopOnce).cache();
    private volatile boolean stopping;
    private volatile @Nullable DisposableServer server;

    Post(String host, Gossip.Settings settings, Seal seal, Consumer<Record> records) {
        this.host = host;
        this.port = settings.port();
        this.namespace = settings.namespace();
        this.way = settings.way();
        this.seal = seal;
        this.records = records;
    }

    @Override
    public Mono<Transport> start() {
        return TcpServer.create()
                .runOn(loops)
                .host(host)
                .port(port)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .doOnChannelInit((observer, channel, remote) -> Framing.of(channel))
                .doOnConnection(this::keep)
                .handle(this::receive)
                .bind()
                .doOnNext(bound -> server = bound)
                .thenReturn(this);
    }

    @Override
    public String address() {
        DisposableServer bound = Objects.requireNonNull(server);
        return new Address(host, bound.port()).toString();
    }

    /** What another node says, until it says what cannot be read. */
    private Mono<Void> receive(NettyInbound in, NettyOutbound out) {
        byte[] challenge = Seal.random();
        Incoming incoming = new Incoming(seal, namespace, challenge, records);
        Flux<Message> said = in.receive()
                .asByteArray()
                .timeout(Mono.delay(PATIENCE), frame -> incoming.isKnown() ? Mono.never() : Mono.delay(PATIENCE))
                .<Message>handle((frame, sink) -> {
                    try {
                        Message message = incoming.next(frame);
                        if (message != null) {
                            sink.next(message);
                        }
                    } catch (GeneralSecurityException | IOException refused) {
                        sink.error(refused);
                    }
                })
                .doOnNext(arrived::tryEmitNext);
        return out.sendByteArray(Mono.just(challenge)).then().then(said.then()).onErrorResume(refused -> {
            in.withConnection(connection -> LOG.log(
                    incoming.isKnown() ? Level.DEBUG : Level.WARNING,
                    "No member: {0} does not know the secret of cluster {1}, or speaks something else ({2})",
                    connection.channel().remoteAddress(),
                    namespace,
                    refused.toString()));
            return refused instanceof AEADBadTagException
                    ? out.sendByteArray(Mono.just(REFUSED)).then()
                    : Mono.empty();
        });
    }

    private void keep(Connection connection) {
        open.put(connection, true);
        connection.onDispose(() -> open.remove(connection));
        if (stopping) {
            connection.dispose();
        }
    }

    @Override
    public Mono<Void> send(String address, Message message) {
        return Mono.defer(() -> {
            byte[] letter;
            try {
                letter = Letters.write(message, records);
            } catch (IOException unknown) {
                return Mono.error(unknown);
            }
            return stopping
                    ? Mono.error(new IOException("no way to " + address))
                    : lines.computeIfAbsent(address, this::connect).flatMap(line -> line.send(letter));
        });
    }

    private Mono<Line> connect(String text) {
        Address address = Address.of(way.apply(text));
        return TcpClient.create(ConnectionProvider.newConnection())
                .runOn(loops)
                .host(address.host())
                .port(address.port())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) PATIENCE.toMillis())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .doOnChannelInit((observer, channel, remote) -> Framing.of(channel))
                .connect()
                .flatMap(connection -> {
                    keep(connection);
                    connection.onDispose(() -> lines.remove(text));
                    return greet(text, connection);
                })
                .doOnError(none -> lines.remove(text))
                .cache();
    }

    private Mono<Line> greet(String address, Connection connection) {
        Sinks.One<byte[]> challenge = Sinks.one();
        connection
                .inbound()
                .receive()
                .asByteArray()
                .subscribe(
                        said -> {
                            if (challenge.tryEmitValue(said).isFailure()) {
                                LOG.log(
                                        Level.WARNING,
                                        "{0} does not let this node in: it knows another secret, or is not of cluster {1}",
                                        address,
                                        namespace);
                            }
                        },
                        challenge::tryEmitError,
                        challenge::tryEmitEmpty);
        byte[] mine = Seal.random();
        return challenge
                .asMono()
                .timeout(PATIENCE)
                .filter(theirs -> theirs.length == Seal.RANDOM)
                .switchIfEmpty(Mono.error(() -> new IOException("nobody who knows of members")))
                .flatMap(theirs -> connection
                        .outbound()
                        .sendByteArray(Mono.just(mine))
                        .then()
                        .thenReturn(new Line(connection.channel(), Frames.out(seal.key(namespace, theirs, mine)))))
                .doOnError(none -> connection.dispose());
    }

    @Override
    public Mono<Message> requestResponse(String address, Message request) {
        String id = Objects.requireNonNull(request.correlationId());
        Mono<Message> answer = arrived.asFlux()
                .filter(message -> id.equals(message.correlationId()))
                .next();
        return Flux.merge(answer, send(address, request).then(Mono.<Message>never()))
                .next();
    }

    @Override
    public Flux<Message> listen() {
        return arrived.asFlux().onBackpressureBuffer();
    }

    @Override
    public boolean isStopped() {
        return stopping;
    }

    @Override
    public Mono<Void> stop() {
        return stopped;
    }

    private Mono<Void> stopOnce() {
        stopping = true;
        arrived.tryEmitComplete();
        DisposableServer bound = server;
        if (bound != null) {
            bound.dispose();
        }
        open.keySet().forEach(Connection::dispose);
        return (bound == null ? Mono.<Void>empty() : bound.onDispose())
                .onErrorComplete()
                .then(loops.disposeLater(Duration.ZERO, PATIENCE));
    }
}
