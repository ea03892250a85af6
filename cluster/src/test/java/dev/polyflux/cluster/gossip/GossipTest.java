package dev.polyflux.cluster.gossip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.cluster.MemberEvent.Gone;
import dev.polyflux.cluster.MemberEvent.Joined;
import dev.polyflux.cluster.MemberEvent.Recovered;
import dev.polyflux.cluster.MemberEvent.Suspected;
import dev.polyflux.cluster.Members;
import dev.polyflux.cluster.Node;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

final class GossipTest {

    /** Quick, and all the same slow enough for a machine that has other work. */
    private static final Gossip GOSSIP = Gossip.of(Party.SECRET).beat(Duration.ofMillis(250));

    @Test
    void whoAsksToBeLetInSeesWhoIsThereAndIsSeenWithAllItSaysOfItself() {
        try (Party first = Party.of("first", GOSSIP);
                Party second = Party.of("second", GOSSIP, first)) {
            assertThat(second.told(Joined.class, first).node()).isEqualTo(first.node);
            assertThat(first.told(Joined.class, second).node()).isEqualTo(second.node);
        }
    }

    @Test
    void ofThreeEachSeesBothOthersWhomeverItAsked() {
        try (Party first = Party.of("first", GOSSIP);
                Party second = Party.of("second", GOSSIP, first);
                Party third = Party.of("third", GOSSIP, second)) {
            for (Party each : List.of(first, second, third)) {
                for (Party other : List.of(first, second, third)) {
                    if (each != other) {
                        each.told(Joined.class, other);
                    }
                }
            }
        }
    }

    @Test
    void whoIsAskedBeforeItIsThereLetsInLater() {
        int later = Ways.freePort();
        try (Party early = Party.of("early", GOSSIP.join("127.0.0.1:" + later))) {
            Node late = new Node("late-1", "late", "127.0.0.1", 1, Map.of());
            StepVerifier.create(GOSSIP.port(later).join(late, Mono.never()))
                    .expectNext(new Joined(early.node))
                    .thenCancel()
                    .verify(Party.PATIENCE);
        }
    }

    @Test
    void whoLeavesSaysSoAndHearsNothingMore() {
        try (Party first = Party.of("first", GOSSIP);
                Party second = Party.of("second", GOSSIP, first)) {
            first.told(Joined.class, second);
            second.told(Joined.class, first);
            assertThat(second.leave()).containsExactly(new Joined(first.node));
            assertThat(first.told(Gone.class, second).left()).isTrue();
        }
    }

    @Test
    void whoGoesWithoutAWordIsSuspectedAndThenGone() {
        try (Party first = Party.of("first", GOSSIP);
                Party second = Party.of("second", GOSSIP, first)) {
            first.told(Joined.class, second);
            second.close();
            first.told(Suspected.class, second);
            assertThat(first.told(Gone.class, second).left()).isFalse();
        }
    }

    @Test
    void whoAnswersAgainInTimeHasRecovered() {
        Gossip patient = GOSSIP.beat(Duration.ofSeconds(1));
        try (Party first = Party.of("first", patient);
                Party second = Party.of("second", patient, first)) {
            first.told(Joined.class, second);
            first.part(second);
            first.told(Suspected.class, second);
            first.meet(second);
            first.told(Recovered.class, second);
        }
    }

    @Test
    void whomASplitHasPartedFindEachOtherWhenItHealsAsWhatTheyWere() {
        try (Party first = Party.of("first", GOSSIP);
                Party second = Party.of("second", GOSSIP, first);
                Party third = Party.of("third", GOSSIP, first)) {
            second.told(Joined.class, third);
            third.told(Joined.class, second);
            first.told(Joined.class, third);
            third.part(first);
            third.part(second);
            assertThat(first.told(Gone.class, third).left()).isFalse();
            assertThat(second.told(Gone.class, third).left()).isFalse();
            third.told(Gone.class, first);
            third.told(Gone.class, second);
            third.meet(first);
            third.meet(second);
            assertThat(first.told(Joined.class, third, 1).node()).isEqualTo(third.node);
            assertThat(second.told(Joined.class, third, 1).node()).isEqualTo(third.node);
            assertThat(third.told(Joined.class, first, 1).node()).isEqualTo(first.node);
            assertThat(third.told(Joined.class, second, 1).node()).isEqualTo(second.node);
        }
    }

    @Test
    void whoStartsAnewIsAnotherOneByItsId() {
        try (Party first = Party.of("first", GOSSIP);
                Party second = Party.of("second", GOSSIP, first)) {
            first.told(Joined.class, second);
            second.leave();
            first.told(Gone.class, second);
            Node again = new Node(UUID.randomUUID().toString(), "second", "127.0.0.1", 1, Map.of());
            StepVerifier.create(GOSSIP.join(first.address).join(again, Mono.never()))
                    .expectNext(new Joined(first.node))
                    .thenCancel()
                    .verify(Party.PATIENCE);
            assertThat(first.told(Joined.class, second, 1).node()).isEqualTo(again);
        }
    }

    static Stream<Gossip> whoDoesNotBelong() {
        return Stream.of(
                Gossip.of("another secret than theirs").beat(Duration.ofMillis(250)), GOSSIP.namespace("another"));
    }

    @ParameterizedTest
    @MethodSource("whoDoesNotBelong")
    void whoHasAnotherSecretOrNamespaceSeesNobodyAndIsSeenByNobody(Gossip strange) {
        try (Party first = Party.of("first", GOSSIP);
                Party stranger = Party.of("stranger", strange, first);
                Party second = Party.of("second", GOSSIP, first, stranger)) {
            first.told(Joined.class, second);
            second.told(Joined.class, first);
            assertThat(stranger.leave()).isEmpty();
            assertThat(second.leave()).containsExactly(new Joined(first.node));
            first.told(Gone.class, second);
            assertThat(first.leave()).allMatch(event -> event.node().equals(second.node));
        }
    }

    @Test
    void aPortThatIsTakenIsAnError() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Node node = new Node("1", "node", "127.0.0.1", 1, Map.of());
            StepVerifier.create(GOSSIP.port(taken.getLocalPort()).join(node, Mono.never()))
                    .expectErrorMatches(error -> String.valueOf(error).contains("Failed to bind on [127.0.0.1:"))
                    .verify(Party.PATIENCE);
        }
    }

    static Stream<Arguments> whatCannotBe() {
        return Stream.of(
                Arguments.of("a secret of a cluster has 16 characters", (Supplier<?>) () -> Gossip.of("short")),
                Arguments.of("a secret of a cluster has 16 characters", (Supplier<?>) () -> Gossip.of(" ".repeat(20))),
                Arguments.of("'a/b' is no name of a cluster", (Supplier<?>) () -> GOSSIP.namespace("a/b")),
                Arguments.of("there is no port 65536", (Supplier<?>) () -> GOSSIP.port(65536)),
                Arguments.of("there is no port -1", (Supplier<?>) () -> GOSSIP.advertised(1, -1)),
                Arguments.of("'here' is no host:port", (Supplier<?>) () -> GOSSIP.join("here")),
                Arguments.of("':1' is no host:port", (Supplier<?>) () -> GOSSIP.join(":1")),
                Arguments.of("'here:0' is no host:port", (Supplier<?>) () -> GOSSIP.join("here:0")),
                Arguments.of("every 1 ms", (Supplier<?>) () -> GOSSIP.beat(Duration.ofMillis(1))));
    }

    @ParameterizedTest
    @MethodSource("whatCannotBe")
    void whatCannotBeIsRefusedWhereItIsSaid(String message, Supplier<?> said) {
        assertThatThrownBy(said::get)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aFixedListTellsOfAllOthersAtOnceAndEndsWithTheNode() {
        Node one = new Node("1", "one", "127.0.0.1", 1, Map.of());
        Node two = new Node("2", "two", "127.0.0.1", 2, Map.of());
        Sinks.Empty<Void> leave = Sinks.empty();
        StepVerifier.create(Members.of(List.of(one, two)).join(one, leave.asMono()))
                .expectNext(new Joined(two))
                .then(leave::tryEmitEmpty)
                .verifyComplete();
    }
}
