package dev.polyflux.cluster;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.NodeLostException;
import dev.polyflux.core.ProtocolException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Shape;
import io.rsocket.ConnectionSetupPayload;
import io.rsocket.Payload;
import io.rsocket.RSocket;
import io.rsocket.core.RSocketConnector;
import io.rsocket.core.RSocketServer;
import io.rsocket.exceptions.RejectedSetupException;
import io.rsocket.frame.decoder.PayloadDecoder;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.ChannelBindException;

/** How connections to other nodes come about, by whatever carries them: with a greeting each way. */
final class Door {

    private static final int FRAGMENT = 64 * 1024;
    private static final Duration ALIVE = Duration.ofSeconds(2);
    private static final Duration DEAD = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ClusterSettings settings;
    private final Ref gate;
    private final Chains chains;
    private final Supplier<Greeting> greeting;
    private final Frames frames;

    /** {@code greeting} is this node's own, once that is known. */
    Door(ClusterSettings settings, Ref gate, Supplier<Greeting> greeting) {
        this.settings = settings;
        this.gate = gate;
        this.chains = new Chains(settings.name);
        this.greeting = greeting;
        this.frames = new Frames(settings.limits, NoReferences::new);
    }

    /** Lets others in; waits until it is open. */
    Transport.Opened open(Consumer<Connection> entered) {
        RSocketServer server = RSocketServer.create((setup, socket) -> enter(setup, socket, entered))
                .fragment(FRAGMENT)
                .maxInboundPayloadSize(settings.limits.bytes())
                .payloadDecoder(PayloadDecoder.ZERO_COPY);
        return Objects.requireNonNull(settings.transport
                .open(server, settings)
                .onErrorMap(
                        failed -> failed instanceof ChannelBindException || failed instanceof IllegalStateException,
                        taken -> new ConfigurationException("the node cannot be called at " + settings.host + ":"
                                + settings.port + ", which is no address of it or is taken"))
                .block(PATIENCE));
    }

    private Mono<RSocket> enter(ConnectionSetupPayload setup, RSocket socket, Consumer<Connection> entered) {
        try {
            Connection connection = admitted(greeted(Connection.bytes(setup.retain())), socket);
            socket.requestResponse(greets()).subscribe(answer -> answer.release(), refused -> socket.dispose(), () -> {
                if (!connection.isOver()) {
                    entered.accept(connection);
                }
            });
            return Mono.just(connection.answering());
        } catch (ProtocolException wrong) {
            return Mono.error(new RejectedSetupException(wrong.getMessage()));
        }
    }

    /** Goes to another node; fails where that is not there, or does not let this one in. */
    Mono<Connection> knock(Node node) {
        return Mono.defer(() -> {
            Sinks.One<Connection> entered = Sinks.one();
            return RSocketConnector.create()
                    .setupPayload(Mono.fromSupplier(this::greets))
                    .keepAlive(ALIVE, DEAD)
                    .fragment(FRAGMENT)
                    .maxInboundPayloadSize(settings.limits.bytes())
                    .payloadDecoder(PayloadDecoder.ZERO_COPY)
                    .acceptor((setup, socket) ->
                            Mono.just(new Entrance(bytes -> admitted(greeted(bytes), socket), entered)))
                    .connect(settings.transport.to(node, settings))
                    .flatMap(socket -> Mono.firstWithSignal(
                                    entered.asMono(), socket.onClose().then(Mono.error(() -> gone(node))))
                            .timeout(PATIENCE)
                            .doOnError(failed -> socket.dispose())
                            .doOnCancel(socket::dispose));
        });
    }

    private static NodeLostException gone(Node node) {
        return new NodeLostException(node.name(), "it has closed the connection");
    }

    private Payload greets() {
        return Connection.payload(frames.bytes(new Frame.Greet(greeting.get())));
    }

    private Greeting greeted(byte[] bytes) {
        if (frames.frame(bytes) instanceof Frame.Greet(var theirs)) {
            return theirs;
        }
        throw new ProtocolException("a node asks before it greets");
    }

    private Connection admitted(Greeting theirs, RSocket socket) {
        if (!theirs.knows(settings.secret)) {
            throw new ProtocolException("a node does not know the cluster's secret: " + theirs.node());
        }
        if (theirs.node().name().equals(settings.name)) {
            throw new ProtocolException("there are two nodes of the name " + settings.name);
        }
        return new Connection(theirs, socket, gate, settings, chains);
    }

    /** A greeting hands nothing over. */
    private static final class NoReferences implements Handing.Sheet {

        @Override
        public Handing.Handed hand(Ref ref) {
            throw new ProtocolException("a greeting hands nothing over");
        }

        @Override
        public void undo() {}

        @Override
        public Ref theirs(long number, Shape shape) {
            throw new ProtocolException("a greeting hands nothing over");
        }

        @Override
        public Ref ours(long number) {
            throw new ProtocolException("a greeting hands nothing over");
        }
    }
}
