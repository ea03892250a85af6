package dev.polyflux.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Placement;
import dev.polyflux.core.Ref;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where workers are placed, of which none has to be started for it. */
final class PlacingTest {

    private final Nodes nodes = new Nodes();

    @AfterEach
    void close() {
        nodes.close();
    }

    /** The name of the node that a worker would be on. */
    private String place(Placement placement) {
        Ref gate = nodes.get("a").cluster().place(placement, "worker");
        return gate == null ? "a" : gate.owner().name();
    }

    private Map<String, String> keys() {
        Map<String, String> places = new HashMap<>();
        IntStream.range(0, 60)
                .mapToObj(i -> "session-" + i)
                .forEach(key -> places.put(key, place(Placement.byKey(key))));
        return places;
    }

    @Test
    void aKeyStaysWhereItIsAndOnlyThoseOfANodeThatGoesMove() {
        Stream.of("a", "b", "c").forEach(nodes::add);
        nodes.meet("a", "b", "c");
        Map<String, String> before = keys();
        assertThat(before.values()).contains("a", "b", "c");
        assertThat(keys()).isEqualTo(before);
        Node gone = nodes.get("c").cluster().self();
        nodes.get("a").members().tryEmitNext(new MemberEvent.Gone(gone, true));
        Map<String, String> after = keys();
        assertThat(after.values()).doesNotContain("c");
        before.forEach((key, node) -> {
            if (!node.equals("c")) {
                assertThat(after).containsEntry(key, node);
            }
        });
    }

    @Test
    void aSuspectedNodeGetsNothingNew() {
        Stream.of("a", "b").forEach(nodes::add);
        nodes.meet("a", "b");
        Node there = nodes.get("b").cluster().self();
        nodes.get("a").members().tryEmitNext(new MemberEvent.Suspected(there));
        assertThat(Stream.generate(() -> place(Placement.leastLoaded())).limit(3))
                .containsExactly("a", "a", "a");
        nodes.get("a").members().tryEmitNext(new MemberEvent.Recovered(there));
        assertThat(Stream.generate(() -> place(Placement.leastLoaded())).limit(3))
                .contains("b");
    }
}
