package dev.polyflux.cluster.gossip;

import dev.polyflux.cluster.MemberEvent;
import dev.polyflux.cluster.Members;
import dev.polyflux.cluster.Node;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Members that find each other by gossip: whoever knows one of them and the secret is one. <a href="https://github.com/scalecube/scalecube-cluster">ScaleCube
 * Cluster</a> does it, by SWIM.
 *
 * <p>Each node listens on a port of its own for this. Nothing is read of whoever has not shown that it knows the secret, and all
 * that nodes say of each other is encrypted by a key that is made of it for each connection.
 */
public final class Gossip implements Members {

    private static final Duration BEAT = Duration.ofMillis(500);
    private static final Duration SHORTEST = Duration.ofMillis(20);

    private final Seal seal;
    private final Settings settings;

    private Gossip(Seal seal, Settings settings) {
        this.seal = seal;
        this.settings = settings;
    }

    /**
     * What one node is told.
     *
     * @param way by which address another one is reached; a test parts nodes by it
     */
    record Settings(
            String namespace, int port, int advertised, List<String> others, Duration beat, UnaryOperator<String> way) {

        Settings withOthers(List<String> addresses) {
            return new Settings(namespace, port, advertised, addresses, beat, way);
        }
    }

    /**
     * Members that all know this secret: 16 characters or more that nobody guesses.
     *
     * <p>The port is any that is free, and nobody is asked to let this node in: it is the first.
     */
    public static Gossip of(String secret) {
        return new Gossip(Seal.of(secret), new Settings("polyflux", 0, 0, List.of(), BEAT, UnaryOperator.identity()));
    }

    /** Only nodes of this namespace see each other: letters, digits, dots, hyphens and underscores. */
    public Gossip namespace(String name) {
        if (!name.matches("[\\w.-]+")) {
            throw new IllegalArgumentException("'" + name + "' is no name of a cluster");
        }
        return with(
                new Settings(name, settings.port, settings.advertised, settings.others, settings.beat, settings.way));
    }

    /** The port where others find this node; 0 is any that is free. */
    public Gossip port(int port) {
        return advertised(port, port);
    }

    /** Where a node listens, and the port by which others reach that: behind a mapping of ports they differ. */
    public Gossip advertised(int port, int reached) {
        if (port < 0 || port > 0xFFFF || reached < 0 || reached > 0xFFFF) {
            throw new IllegalArgumentException("there is no port " + (port < 0 || port > 0xFFFF ? port : reached));
        }
        return with(new Settings(settings.namespace, port, reached, settings.others, settings.beat, settings.way));
    }

    /**
     * Whom to ask to be let in, each as {@code host:port}. One that answers is enough; they are asked again and again, so that
     * they need not be there yet, and so that what a split has parted finds together.
     */
    public Gossip join(List<String> addresses) {
        return with(settings.withOthers(addresses.stream().map(Address::checked).toList()));
    }

    /** Whom to ask to be let in. */
    public Gossip join(String... addresses) {
        return join(List.of(addresses));
    }

    /**
     * How often a node asks another whether it is there; half a second if nobody says otherwise. Who does not answer within half of it,
     * neither to others, is suspected, and after another 8 (of three nodes) to 28 (of a hundred) is gone.
     */
    public Gossip beat(Duration beat) {
        if (beat.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("a node cannot be asked every " + beat.toMillis() + " ms");
        }
        return with(new Settings(
                settings.namespace, settings.port, settings.advertised, settings.others, beat, settings.way));
    }

    Gossip by(UnaryOperator<String> way) {
        return with(new Settings(
                settings.namespace, settings.port, settings.advertised, settings.others, settings.beat, way));
    }

    private Gossip with(Settings changed) {
        return new Gossip(seal, changed);
    }

    @Override
    public Flux<MemberEvent> join(Node self, Mono<Void> leave) {
        return Flux.create(sink -> new Membership(self, settings, seal, sink).begin(leave));
    }
}
