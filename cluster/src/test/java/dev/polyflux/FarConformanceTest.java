package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.cluster.Cluster;
import dev.polyflux.cluster.ClusterSettings;
import dev.polyflux.cluster.MemberEvent;
import dev.polyflux.cluster.Members;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** What a worker does to main's objects, it does to those of a main at another node: the cases of conformance, over the network. */
@Tag("soak") // a wait over a network takes its time, and there are some 1,500 cases of several each
final class FarConformanceTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A node with main and its workers, which the other node runs. */
    private static final class Pair implements AutoCloseable {

        private final ConformanceRuntime here;
        private final Polyflux there;

        Pair(String target) {
            Cluster host = cluster("host", Members.of(List.of()));
            Sinks.One<MemberEvent> joined = Sinks.one();
            Cluster main = cluster("client", (self, leave) -> joined.asMono().concatWith(Mono.never()));
            here = new ConformanceRuntime(
                    Polyflux.builder()
                            .cluster(main)
                            .waitDeadline(PATIENCE)
                            .main("main." + target, ConformanceRealms.found(target)),
                    spec -> spec.on(Placement.node("host")));
            there = here.hear(Polyflux.builder().cluster(host).waitDeadline(PATIENCE))
                    .build();
            joined.tryEmitValue(new MemberEvent.Joined(host.self()));
            main.node("host").block(SOON);
            here.startAcross(ConformanceCell.ALL, target);
        }

        private static Cluster cluster(String name, Members members) {
            return Cluster.of(ClusterSettings.of(name)
                    .secret("conformance")
                    .members(members)
                    .takesWorkers());
        }

        @Override
        public void close() {
            here.close();
            there.close();
        }
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void theCasesHoldOverTheNetwork() {
        Map<String, String> failed = new TreeMap<>();
        try (Pair python = new Pair("py");
                Pair javascript = new Pair("js")) {
            ConformanceRuntime.run(List.of(python.here, javascript.here), ConformanceCase.all())
                    .forEach((cell, row) -> row.forEach((item, outcome) -> {
                        if (outcome.kind() == ConformanceOutcome.Kind.FAILED) {
                            failed.put(cell + ", " + item.title(), outcome.text());
                        }
                    }));
        }
        assertThat(failed).isEmpty();
    }
}
