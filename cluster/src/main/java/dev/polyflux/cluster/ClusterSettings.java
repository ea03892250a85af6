package dev.polyflux.cluster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a node is to be in its cluster. Immutable: each method gives another one, with one thing changed.
 *
 * <p>Denies by default: without a secret nobody gets in, and nobody starts workers at a node that does not say it takes them.
 */
public final class ClusterSettings {

    final String name;
    final String host;
    final int port;
    final Members members;
    final @Nullable String secret;
    final boolean takesWorkers;
    final @Nullable Tls tls;
    final Transport transport;
    final FrameLimits limits;
    final Map<String, String> tags;

    private ClusterSettings(
            String name,
            String host,
            int port,
            Members members,
            @Nullable String secret,
            boolean takesWorkers,
            @Nullable Tls tls,
            Transport transport,
            FrameLimits limits,
            Map<String, String> tags) {
        this.name = name;
        this.host = host;
        this.port = port;
        this.members = members;
        this.secret = secret;
        this.takesWorkers = takesWorkers;
        this.tls = tls;
        this.transport = transport;
        this.limits = limits;
        this.tags = tags;
    }

    /** A node of this name, which no other one of the cluster has. */
    public static ClusterSettings of(String name) {
        return new ClusterSettings(
                name,
                "localhost",
                0,
                Members.of(List.of()),
                null,
                false,
                null,
                Transport.tcp(),
                FrameLimits.DEFAULT,
                Map.of());
    }

    /** The same, which others reach by this address; port 0 is any that is free. */
    public ClusterSettings at(String otherHost, int otherPort) {
        return new ClusterSettings(
                name, otherHost, otherPort, members, secret, takesWorkers, tls, transport, limits, tags);
    }

    /** The same, which is told by this engine who the others are. */
    public ClusterSettings members(Members engine) {
        return new ClusterSettings(name, host, port, engine, secret, takesWorkers, tls, transport, limits, tags);
    }

    /** The same, which speaks with those that know this secret, and is spoken with for it. Without TLS, it can be listened to. */
    public ClusterSettings secret(String shared) {
        return new ClusterSettings(name, host, port, members, shared, takesWorkers, tls, transport, limits, tags);
    }

    /** The same, where others may start workers and evaluate code in them, with the access that this node's runtime gives. */
    public ClusterSettings takesWorkers() {
        return new ClusterSettings(name, host, port, members, secret, true, tls, transport, limits, tags);
    }

    /** The same, which speaks with others by mutual TLS alone. */
    public ClusterSettings tls(Tls mutual) {
        return new ClusterSettings(name, host, port, members, secret, takesWorkers, mutual, transport, limits, tags);
    }

    /** The same, whose calls are carried by this. */
    public ClusterSettings transport(Transport carries) {
        return new ClusterSettings(name, host, port, members, secret, takesWorkers, tls, carries, limits, tags);
    }

    /** The same, which takes frames of this much. */
    public ClusterSettings limits(FrameLimits most) {
        return new ClusterSettings(name, host, port, members, secret, takesWorkers, tls, transport, most, tags);
    }

    /** The same, of which others are told this, too. */
    public ClusterSettings tag(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(tags);
        more.put(key, value);
        return new ClusterSettings(
                name, host, port, members, secret, takesWorkers, tls, transport, limits, Map.copyOf(more));
    }
}
