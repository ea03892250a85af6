package dev.polyflux.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.Placement;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.NodeLostException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What carries calls opens, is told that the other end is gone, and lets in nobody who comes by another way. */
final class TransportTest {

    private static final String WAITS =
            """
            import { sync } from 'pyscript';
            sync.waits = (begins) => { begins(1); return new Promise(() => {}); };
            """;

    private final Nodes nodes = new Nodes();

    @AfterEach
    void close() {
        nodes.close();
    }

    private void add(String name, int port, Transport transport) {
        nodes.add(
                name,
                settings -> settings.secret(Nodes.SECRET)
                        .takesWorkers()
                        .transport(transport)
                        .at("localhost", port),
                builder -> builder);
    }

    @ParameterizedTest
    @MethodSource("dev.polyflux.cluster.FarWorkersTest#transports")
    void bothEndsAreToldThatItIsCut(Transport transport) {
        add("a", 0, transport);
        add("b", 0, transport);
        nodes.meet("a", "b");
        Worker worker =
                nodes.get("a").runtime().start(WorkerSpec.of("waits.mjs", WAITS).on(Placement.node("b")));
        CompletableFuture<Object> begun = new CompletableFuture<>();
        Consumer<Object> begins = begun::complete;
        CompletableFuture<@Nullable Object> call =
                worker.call("waits", Object.class, begins).toFuture();
        begun.join();
        CompletableFuture<ClusterEvent.@Nullable Lost> lost = nodes.get("b")
                .cluster()
                .events()
                .ofType(ClusterEvent.Lost.class)
                .next()
                .toFuture();
        Node there = nodes.get("b").cluster().self();
        nodes.get("a").members().tryEmitNext(new MemberEvent.Gone(there, false));
        assertThatThrownBy(call::join).hasCauseInstanceOf(NodeLostException.class);
        assertThat(Objects.requireNonNull(lost.join()).node().name()).isEqualTo("a");
    }

    @ParameterizedTest
    @MethodSource("dev.polyflux.cluster.FarWorkersTest#transports")
    void anAddressThatIsTakenIsSaidSo(Transport transport) {
        add("a", 0, transport);
        int taken = nodes.get("a").cluster().self().port();
        assertThatThrownBy(() -> add("b", taken, transport))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("localhost:" + taken);
    }

    @Test
    void atAnotherPathThereIsNobody() {
        add("b", 0, Transport.webSocket("/polyflux"));
        add("c", 0, Transport.webSocket("/polyflux"));
        nodes.meet("b", "c");
        for (Transport other : List.of(Transport.webSocket("/other"), Transport.tcp())) {
            nodes.turnsAway("b", ClusterSettings.of("a").secret(Nodes.SECRET).transport(other));
        }
        assertThat(nodes.get("b").cluster().nodes()).extracting(Node::name).containsExactly("c");
    }

    @Test
    void aPathBeginsWithASlash() {
        assertThatThrownBy(() -> Transport.webSocket("polyflux")).isInstanceOf(IllegalArgumentException.class);
    }
}
