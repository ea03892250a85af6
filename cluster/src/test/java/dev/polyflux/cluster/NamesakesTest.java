package dev.polyflux.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Placement;
import dev.polyflux.Polyflux;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.cluster.gossip.Relay;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Two nodes may each have started a worker of one name: they are told, and guests find one by a rule. */
final class NamesakesTest {

    private static final String FINDS =
            "const { sync, workers } = await import('pyscript'); sync.find = async (name) => (await workers[name]).where();";

    private static Worker twin(Polyflux runtime, String where) {
        Worker twin = runtime.start(WorkerSpec.of("twin.js", "sync.where = () => '" + where + "';"));
        twin.started().block(Nodes.SOON);
        return twin;
    }

    private static String find(Polyflux runtime) {
        Worker finder = runtime.start(WorkerSpec.of("finder.js", FINDS));
        String where = finder.call("find", String.class, "twin").block(Nodes.SOON);
        finder.terminate().block(Nodes.SOON);
        return Objects.requireNonNull(where);
    }

    private static Flux<String> namesakes(Flux<ClusterEvent> events) {
        return events.ofType(ClusterEvent.Namesake.class)
                .map(event -> event.worker() + " of " + event.node().name());
    }

    @Test
    void bothSidesOfASplitAreToldWhenTheyMeetAndGuestsFindTheirOwnOrTheFirst() {
        try (Parted nodes = Parted.of("a", "b", "c")) {
            nodes.around("a", Relay::cut);
            nodes.get("a").told(ClusterEvent.Lost.class, "b", 0);
            nodes.get("b").told(ClusterEvent.Lost.class, "a", 0);
            nodes.get("c").told(ClusterEvent.Lost.class, "a", 0);
            twin(nodes.get("a").runtime(), "at a");
            twin(nodes.get("b").runtime(), "at b");
            assertThat(find(nodes.get("c").runtime())).isEqualTo("at b");

            nodes.around("a", Relay::heal);

            assertThat(nodes.get("a").told(ClusterEvent.Namesake.class, "b", 0).worker())
                    .isEqualTo("twin");
            assertThat(nodes.get("b").told(ClusterEvent.Namesake.class, "a", 0).worker())
                    .isEqualTo("twin");
            assertThat(find(nodes.get("a").runtime())).isEqualTo("at a");
            assertThat(find(nodes.get("b").runtime())).isEqualTo("at b");
        }
    }

    @Test
    void whoHasNoneFindsThatOfTheFirstNodeByName() {
        try (Nodes nodes = new Nodes()) {
            nodes.add("c");
            nodes.add("b");
            nodes.add("a");
            nodes.meet("a", "b", "c");
            twin(nodes.get("b").runtime(), "at b");
            twin(nodes.get("a").runtime(), "at a");
            assertThat(find(nodes.get("c").runtime())).isEqualTo("at a");
        }
    }

    @Test
    void javaFindsThoseOfOthersToo() {
        try (Nodes nodes = new Nodes()) {
            nodes.add("a");
            nodes.add("b");
            nodes.meet("a", "b");
            Polyflux a = nodes.get("a").runtime();
            Polyflux b = nodes.get("b").runtime();
            Worker here = twin(a, "at a");
            assertThat(a.find("twin").block(Nodes.SOON)).isSameAs(here);
            assertThat(a.find("nobody").blockOptional(Nodes.SOON)).isEmpty();
            Worker found = Objects.requireNonNull(b.find("twin").block(Nodes.SOON));
            assertThat(found.name()).isEqualTo("twin");
            assertThat(found.call("where", String.class).block(Nodes.SOON)).isEqualTo("at a");
            assertThat(b.find("twin").block(Nodes.SOON)).isSameAs(found);
            assertThat(b.worker("twin")).isNull();
            found.terminate().block(Nodes.SOON);
            // It was let go of, and goes on.
            Worker again = Objects.requireNonNull(b.find("twin").block(Nodes.SOON));
            assertThat(again).isNotSameAs(found);
            assertThat(again.call("where", String.class).block(Nodes.SOON)).isEqualTo("at a");
        }
    }

    @Test
    void aNameThatIsTakenElsewhereIsToldWhenTheSecondIsStarted() {
        try (Nodes nodes = new Nodes()) {
            nodes.add("a");
            nodes.add("b");
            nodes.meet("a", "b");
            Flux<String> atA =
                    namesakes(nodes.get("a").cluster().events()).replay().autoConnect(0);
            Flux<String> atB =
                    namesakes(nodes.get("b").cluster().events()).replay().autoConnect(0);
            twin(nodes.get("a").runtime(), "at a");
            twin(nodes.get("b").runtime(), "at b");
            assertThat(atA.blockFirst(Nodes.SOON)).isEqualTo("twin of b");
            assertThat(atB.blockFirst(Nodes.SOON)).isEqualTo("twin of a");
        }
    }

    @Test
    void aWorkerThatANodeHasForAnotherIsNoneOfItsOwn() {
        try (Nodes nodes = new Nodes()) {
            nodes.add("a");
            nodes.add("b");
            nodes.meet("a", "b");
            Flux<String> atA =
                    namesakes(nodes.get("a").cluster().events()).replay().autoConnect(0);
            // That of a is at b, and no namesake; another one is told of after it.
            Polyflux a = nodes.get("a").runtime();
            a.start(WorkerSpec.of("placed.js", "").on(Placement.node("b")))
                    .started()
                    .block(Nodes.SOON);
            twin(nodes.get("b").runtime(), "at b");
            twin(a, "at a");
            assertThat(atA.blockFirst(Nodes.SOON)).isEqualTo("twin of b");
        }
    }
}
