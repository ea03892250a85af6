package dev.polyflux.samples.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** A node by the command, as a process of its own. */
final class NodeProcess implements AutoCloseable {

    static final String SECRET = "a secret of the tests";

    final String address;
    private final Process process;

    private NodeProcess(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    static NodeProcess start(String name, String... others) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-Dpolyglot.engine.WarnInterpreterOnly=false",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.polyflux.cli.Main",
                "node",
                "--name",
                name,
                "--port",
                String.valueOf(port)));
        if (others.length > 0) {
            command.addAll(List.of("--join", String.join(",", others)));
        }
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("POLYFLUX_SECRET", SECRET);
        return new NodeProcess(builder.start(), "localhost:" + port);
    }

    /** Beyond what systems give to those who connect, so that none of them takes it meanwhile. */
    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(15_000, 30_000);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (IOException taken) {
                // another one
            }
        }
    }

    long pid() {
        return process.pid();
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
