package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.ConformanceOutcome.Kind;
import dev.polyflux.cluster.Cluster;
import dev.polyflux.cluster.ClusterSettings;
import dev.polyflux.cluster.MemberEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;

/** What a worker does to main's objects, it does to those of a main in another JVM: the cases of conformance, over the network. */
final class FarConformanceTest {

    private static final Duration SOON = Duration.ofMinutes(4);
    private static final Path WRITTEN = Path.of("target", "conformance-cluster.md");
    private static final Path COMMITTED = Path.of("..", "docs", "conformance-cluster.md");

    private static final String INTRODUCTION =
            """
            # Conformance over the network

            The cases of [conformance](conformance.md) with a worker in one JVM and the objects of main in another, by [a cluster](cluster.md)
            of two on one machine: what holds across the realms of a process holds across those of two nodes.

            `FarConformanceTest` writes this page to `cluster/target/conformance-cluster.md`, by hand: a wait over the network takes its time. Each
            build runs the first case of each file.
            """;

    private static final List<ConformanceCell> CELLS =
            ConformanceCell.ALL.stream().filter(ConformanceCell::across).toList();

    private final List<ConformanceCase> cases = ConformanceCase.all();

    @Test
    @Tag("soak") // a wait over a network takes its time, and there are some 1,500 cases of several each
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void theCasesHoldOverTheNetwork() throws IOException {
        Map<ConformanceCell, Map<ConformanceCase, ConformanceOutcome>> outcomes = run(cases);
        Files.writeString(WRITTEN, new ConformancePage(INTRODUCTION, CELLS, cases, outcomes).toString());
        assertThat(failed(outcomes)).isEmpty();
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void theFirstCaseOfEachFileHoldsOverTheNetwork() throws IOException {
        Set<String> files = new HashSet<>();
        List<ConformanceCase> first =
                cases.stream().filter(item -> files.add(item.file())).toList();
        assertThat(failed(run(first))).isEmpty();
    }

    @Test
    void theCommittedPageCountsTheCasesThereAre() {
        assertThat(COMMITTED)
                .as("copy cluster/target/conformance-cluster.md to docs/conformance-cluster.md")
                .content()
                .contains(ConformancePage.counts(CELLS, cases));
    }

    private static Map<String, String> failed(Map<ConformanceCell, Map<ConformanceCase, ConformanceOutcome>> outcomes) {
        Map<String, String> failed = new TreeMap<>();
        outcomes.forEach((cell, row) -> row.forEach((item, outcome) -> {
            if (outcome.kind() == Kind.FAILED) {
                failed.put(cell + ", " + item.title(), outcome.text());
            }
        }));
        return failed;
    }

    private static Map<ConformanceCell, Map<ConformanceCase, ConformanceOutcome>> run(List<ConformanceCase> cases)
            throws IOException {
        List<ConformanceRuntime> runtimes = new CopyOnWriteArrayList<>();
        try (ConformanceHost host = new ConformanceHost(new Spread(runtimes))) {
            try {
                for (String target : ConformanceCell.LANGUAGES) {
                    ConformanceRuntime runtime = runtime(target, host);
                    runtimes.add(runtime);
                    runtime.startAcross(CELLS, target);
                }
                return ConformanceRuntime.run(runtimes, cases);
            } finally {
                runtimes.forEach(ConformanceRuntime::close);
            }
        }
    }

    /** A node with a main in this language, and its workers at the host. */
    private static ConformanceRuntime runtime(String target, ConformanceHost host) {
        Cluster cluster = Cluster.of(ClusterSettings.of("client-" + target)
                .secret(ConformanceHost.SECRET)
                .takesWorkers() // and so evaluates what a worker elsewhere asks of main
                .members((self, leave) -> Mono.<MemberEvent>just(new MemberEvent.Joined(host.node()))
                        .concatWith(Mono.never())));
        ConformanceRuntime runtime = new ConformanceRuntime(
                Polyflux.builder()
                        .cluster(cluster)
                        .waitDeadline(ConformanceHost.PATIENCE)
                        .main("main." + target, ConformanceRealms.found(target)),
                spec -> spec.on(Placement.node("host")),
                host::told);
        cluster.node("host").block(SOON);
        return runtime;
    }

    /** Tells each runtime what its workers say. */
    private record Spread(List<ConformanceRuntime> runtimes) implements ConformanceHost.Hearing {

        @Override
        public void printed(String realm, String text) {
            runtimes.forEach(runtime -> runtime.printed(realm, text));
        }

        @Override
        public void uncaught(String realm, String text) {
            runtimes.stream()
                    .filter(runtime -> runtime.drives(realm))
                    .forEach(runtime -> runtime.uncaught(realm, text));
        }
    }
}
