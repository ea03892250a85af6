package dev.polyflux.cluster;

import dev.polyflux.Polyflux;
import dev.polyflux.PolyfluxBuilder;
import dev.polyflux.core.Ref;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** Nodes of one cluster in this JVM, over sockets; who is there, the test says. */
final class Nodes implements AutoCloseable {

    static final String SECRET = "a secret of the tests";
    static final Duration SOON = Duration.ofMinutes(4);

    record Member(Cluster cluster, Polyflux runtime, Sinks.Many<MemberEvent> members) {}

    private final Map<String, Member> all = new LinkedHashMap<>();

    /** Adds a node that takes workers, and has all that are there know of each other. */
    Member add(String name) {
        return add(name, settings -> settings.secret(SECRET).takesWorkers(), builder -> builder);
    }

    Member add(String name, UnaryOperator<ClusterSettings> set, UnaryOperator<PolyfluxBuilder> built) {
        Sinks.Many<MemberEvent> members = Sinks.many().replay().all();
        Cluster cluster = Cluster.of(set.apply(ClusterSettings.of(name)
                .members((self, leave) -> members.asFlux().takeUntilOther(leave))));
        Polyflux runtime = built.apply(Polyflux.builder().cluster(cluster)).build();
        Member added = new Member(cluster, runtime, members);
        List<Member> before = new ArrayList<>(all.values());
        all.put(name, added);
        for (Member each : before) {
            each.members().tryEmitNext(new MemberEvent.Joined(cluster.self()));
            members.tryEmitNext(new MemberEvent.Joined(each.cluster().self()));
        }
        return added;
    }

    /** Somebody who is set so, and whom nobody has told of, goes to a node, which turns that one away. */
    void turnsAway(String name, ClusterSettings stranger) {
        Node self = new Node("1", stranger.name, "localhost", 1, Map.of());
        Ref gate = Objects.requireNonNull(get(name).runtime().window().block(SOON));
        Door door = new Door(stranger, gate, () -> new Greeting(SECRET, self, false));
        StepVerifier.create(door.knock(get(name).cluster().self()))
                .expectError()
                .verify(SOON);
    }

    /** Waits until these have each other. */
    void meet(String... names) {
        for (String one : names) {
            for (String other : names) {
                if (!one.equals(other)) {
                    get(one).cluster().node(other).block(SOON);
                }
            }
        }
    }

    Member get(String name) {
        @Nullable Member there = all.get(name);
        if (there == null) {
            throw new IllegalArgumentException(name);
        }
        return there;
    }

    @Override
    public void close() {
        all.values().forEach(each -> each.runtime().close());
    }
}
