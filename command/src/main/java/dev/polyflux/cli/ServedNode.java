package dev.polyflux.cli;

import dev.polyflux.Polyflux;
import dev.polyflux.PolyfluxBuilder;
import dev.polyflux.cluster.Cluster;
import dev.polyflux.cluster.ClusterSettings;
import dev.polyflux.cluster.gossip.Gossip;
import dev.polyflux.core.ConfigurationException;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Sinks;

/** A node of the command: what it tells, and how it ends. Nothing else of the command loads what a cluster needs. */
final class ServedNode {

    /** How long telling the others may take, besides. */
    private static final Duration LEAVING = Duration.ofSeconds(5);

    private final NodeOptions options;
    private final Cluster cluster;
    private final PolyfluxBuilder builder;
    private final boolean events;
    private final RunReport report;

    /** Fails when the node can be no member. */
    private final Sinks.Empty<Void> alone = Sinks.empty();

    ServedNode(NodeOptions options, PolyfluxBuilder builder, boolean events, RunReport report) {
        this.options = options;
        this.cluster = cluster(options);
        this.builder = builder.cluster(cluster);
        this.events = events;
        this.report = report;
    }

    private Cluster cluster(NodeOptions options) {
        try {
            Gossip gossip = Gossip.of(options.secret()).port(options.port()).join(options.others());
            return Cluster.of(ClusterSettings.of(options.name())
                    .at(options.host(), options.calls())
                    .secret(options.secret())
                    .transport(options.transport())
                    .members((self, leave) -> gossip.join(self, leave).doOnError(this::isAlone))
                    .takesWorkers());
        } catch (IllegalArgumentException wrong) {
            throw new ConfigurationException(String.valueOf(wrong.getMessage()));
        }
    }

    private void isAlone(Throwable why) {
        alone.tryEmitError(new ConfigurationException("the node can be no member: " + why.getMessage()));
    }

    /** Goes on until the process is to end. */
    int serve(Duration grace) {
        Polyflux polyflux = builder.build();
        ShutdownHook.of(() -> polyflux.drain(grace).block(), grace.plus(LEAVING));
        report.follow(polyflux, true, events);
        if (events) {
            cluster.events().subscribe(event -> report.say(MemberLine.of(event, Instant.now())));
        }
        report.say("polyflux: node " + cluster.self().name() + " takes workers; others join it at " + options.host()
                + ":" + options.port());
        alone.asMono().block();
        return 0;
    }
}
