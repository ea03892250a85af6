package dev.polyflux.samples.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Access;
import dev.polyflux.Polyflux;
import dev.polyflux.cluster.Cluster;
import dev.polyflux.cluster.ClusterSettings;
import dev.polyflux.cluster.gossip.Gossip;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** A chat on three nodes goes on when one of them is killed in its midst. */
final class ChatTest {

    private static final Duration SOON = Duration.ofMinutes(4);
    private static final Path SCRIPTS = Path.of("scripts");
    private static final int LINES = 40;

    private static final Map<String, String> PEOPLE =
            new TreeMap<>(Map.of("ann", "session.py", "bob", "session.py", "cy", "session.js", "di", "session.js"));

    @Test
    void everybodyHearsEverythingInOrderAndOnceThoughANodeIsKilled() throws Exception {
        try (NodeProcess b = NodeProcess.start("b");
                NodeProcess c = NodeProcess.start("c", b.address)) {
            Cluster cluster = Cluster.of(ClusterSettings.of("front")
                    .secret(NodeProcess.SECRET)
                    .members(Gossip.of(NodeProcess.SECRET).join(b.address, c.address)));
            try (Polyflux polyflux =
                    Polyflux.builder().access(Access.SANDBOX).cluster(cluster).build()) {
                Flux.just("b", "c").flatMap(cluster::node).blockLast(SOON);
                Chat chat = new Chat(polyflux);
                PEOPLE.forEach(
                        (who, script) -> chat.join(who, SCRIPTS.resolve(script)).block(SOON));
                assertThat(processes(chat)).containsOnly(b.pid(), c.pid());

                Flux.range(1, LINES)
                        .doOnNext(line -> {
                            if (line == LINES / 2) {
                                b.kill();
                            }
                        })
                        .concatMap(line -> chat.say(line % 2 == 0 ? "ann" : "bob", "line " + line))
                        .blockLast(SOON);

                List<String> all = IntStream.rangeClosed(1, LINES)
                        .mapToObj(line -> (line % 2 == 0 ? "ann" : "bob") + ": line " + line)
                        .toList();
                chat.sessions().forEach((who, session) -> assertThat(
                                session.transcript().block(SOON))
                        .as("what %s has heard", who)
                        .isEqualTo(all));
                assertThat(processes(chat)).containsOnly(c.pid());
            }
        }
    }

    /** Of the sessions in Python. */
    private static List<Long> processes(Chat chat) {
        return chat.sessions().values().stream()
                .flatMap(session -> session.where().blockOptional(SOON).stream())
                .toList();
    }
}
