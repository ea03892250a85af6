package dev.polyflux.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.Placement;
import dev.polyflux.Polyflux;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.core.BootException;
import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.NodeLostException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Shape;
import io.rsocket.RSocket;
import io.rsocket.core.RSocketConnector;
import io.rsocket.transport.netty.client.TcpClientTransport;
import io.rsocket.util.DefaultPayload;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** Who does not know the secret is not let in, who is let in starts nothing by default, and who talks nonsense is out. */
final class WhoGetsInTest {

    private final Nodes nodes = new Nodes();

    @AfterEach
    void close() {
        nodes.close();
    }

    /** One who knocks at a node from outside. */
    private RSocket knock(byte[] greeting) {
        Node there = nodes.get("a").cluster().self();
        return Objects.requireNonNull(RSocketConnector.create()
                .setupPayload(DefaultPayload.create(greeting))
                .connect(TcpClientTransport.create(there.host(), there.port()))
                .block(Nodes.SOON));
    }

    private static byte[] greeting(String secret) {
        Node self = new Node("1", "stranger", "localhost", 1, Map.of());
        return new Frames(FrameLimits.DEFAULT, NoSheet::new).bytes(new Frame.Greet(new Greeting(secret, self, true)));
    }

    /** Hands over nothing. */
    private static final class NoSheet implements Handing.Sheet {
        @Override
        public Handing.Handed hand(Ref ref) {
            throw new AssertionError();
        }

        @Override
        public void undo() {}

        @Override
        public Ref theirs(long number, Shape shape) {
            throw new AssertionError();
        }

        @Override
        public Ref ours(long number) {
            throw new AssertionError();
        }
    }

    @Test
    void whoDoesNotKnowTheSecretIsRefused() {
        nodes.add("a");
        StepVerifier.create(knock(greeting("another secret")).onClose())
                .expectErrorSatisfies(refused -> assertThat(refused).hasMessageContaining("secret"))
                .verify(Nodes.SOON);
        assertThat(nodes.get("a").cluster().nodes()).isEmpty();
    }

    @Test
    void aNodeWithoutASecretLetsNobodyIn() {
        nodes.add("a", settings -> settings, builder -> builder);
        StepVerifier.create(knock(greeting("")).onClose()).expectError().verify(Nodes.SOON);
    }

    @Test
    void whoGreetsAsNobodyDoesIsRefused() {
        nodes.add("a");
        StepVerifier.create(knock(new byte[] {1, 2, 3}).onClose()).expectError().verify(Nodes.SOON);
        assertThat(nodes.get("a").cluster().nodes()).isEmpty();
    }

    @Test
    void aFrameThatIsNoneEndsTheConnectionAndNotTheNode() {
        nodes.add("a");
        nodes.add("b");
        nodes.meet("a", "b");
        RSocket stranger = knock(greeting(Nodes.SECRET));
        stranger.requestResponse(DefaultPayload.create(new byte[] {(byte) 0x9f, 1}))
                .onErrorComplete()
                .block(Nodes.SOON);
        stranger.onClose().onErrorComplete().block(Nodes.SOON);
        Worker worker =
                nodes.get("b").runtime().start(WorkerSpec.idle("one", "js").on(Placement.node("a")));
        assertThat(worker.eval("6 * 7", Integer.class).block(Nodes.SOON)).isEqualTo(42);
    }

    @Test
    void aNodeTakesNoWorkersUnlessItSaysSo() {
        nodes.add("a");
        nodes.add("b", settings -> settings.secret(Nodes.SECRET), builder -> builder);
        nodes.meet("a", "b");
        Worker refused =
                nodes.get("a").runtime().start(WorkerSpec.idle("one", "js").on(Placement.node("b")));
        assertThatThrownBy(() -> refused.started().block(Nodes.SOON))
                .isInstanceOf(BootException.class)
                .hasMessageContaining("takes no workers");
        assertThat(nodes.get("b").runtime().workers()).isEmpty();
        Worker here =
                nodes.get("a").runtime().start(WorkerSpec.idle("two", "js").on(Placement.leastLoaded()));
        here.started().block(Nodes.SOON);
        assertThat(nodes.get("b").runtime().workers()).isEmpty();
    }

    @Test
    void aNodeThatIsNotThereIsNamed() {
        nodes.add("a");
        assertThatThrownBy(() -> nodes.get("a")
                        .runtime()
                        .start(WorkerSpec.idle("one", "js").on(Placement.node("z"))))
                .isInstanceOfSatisfying(
                        NodeLostException.class, lost -> assertThat(lost.node()).isEqualTo("z"));
        try (Polyflux alone = Polyflux.create()) {
            assertThatThrownBy(() -> alone.start(WorkerSpec.idle("one", "js").on(Placement.node("z"))))
                    .isInstanceOf(ConfigurationException.class);
        }
    }
}
