package dev.polyflux.cluster;

import dev.polyflux.Polyflux;
import dev.polyflux.cluster.gossip.Gossip;
import java.io.IOException;
import reactor.core.publisher.Mono;

/** A node in a process of its own, which takes workers. */
final class NodeProcess implements AutoCloseable {

    static final String SECRET = "a secret of the tests";

    private final Process process;

    private NodeProcess(Process process) {
        this.process = process;
    }

    /** A node of this name that asks to be let in at this port. */
    static NodeProcess start(String name, int door) throws IOException {
        return new NodeProcess(JvmProcess.of(NodeProcess.class, name, String.valueOf(door))
                .inheritIO()
                .start());
    }

    /** The process. */
    public static void main(String[] arguments) {
        Gossip gossip = Gossip.of(SECRET).join("localhost:" + arguments[1]);
        Cluster cluster = Cluster.of(
                ClusterSettings.of(arguments[0]).secret(SECRET).members(gossip).takesWorkers());
        Polyflux.builder().cluster(cluster).build();
        Mono.never().block();
    }

    /** By SIGKILL. */
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
    }
}
