package dev.polyflux.benchmarks;

import dev.polyflux.Placement;
import dev.polyflux.Polyflux;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.cluster.Cluster;
import dev.polyflux.cluster.ClusterSettings;
import dev.polyflux.cluster.MemberEvent;
import dev.polyflux.cluster.Members;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Two nodes, which speak by TCP though they are of one JVM, and a JavaScript worker of the one that the other runs. */
@State(Scope.Benchmark)
public class Nodes {

    /** What is sent and comes back. */
    static final String TEXT = "thirty-two characters, no more..";

    private static final String SECRET = "a secret of the benchmarks";

    private @Nullable Polyflux here;
    private @Nullable Polyflux there;
    private @Nullable Worker worker;

    Worker worker() {
        return Objects.requireNonNull(worker);
    }

    /** Joins them, starts the worker, and calls each operation once. */
    @Setup(Level.Trial)
    public void start() {
        Realms.requireCompiled();
        Cluster b = cluster("b", Members.of(List.of()));
        there = Polyflux.builder().cluster(b).build();
        Cluster a = cluster("a", (self, leave) -> Flux.<MemberEvent>just(new MemberEvent.Joined(b.self()))
                .concatWith(Mono.never()));
        here = Polyflux.builder().cluster(a).build();
        a.node("b").block(Realms.LIMIT);
        worker = here.start(WorkerSpec.of("far.mjs", Realms.resource("far.mjs")).on(Placement.node("b")));
        worker.started().block(Realms.LIMIT);
        String text = worker.call("echo", String.class, TEXT).block(Realms.LIMIT);
        if (!TEXT.equals(text)) {
            throw new IllegalStateException("expected " + TEXT + ", got " + text);
        }
    }

    private static Cluster cluster(String name, Members members) {
        return Cluster.of(
                ClusterSettings.of(name).secret(SECRET).members(members).takesWorkers());
    }

    /** Closes both. */
    @TearDown(Level.Trial)
    public void close() {
        for (Polyflux each : new @Nullable Polyflux[] {here, there}) {
            if (each != null) {
                each.close();
            }
        }
    }
}
