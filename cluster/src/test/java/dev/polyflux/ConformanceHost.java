package dev.polyflux;

import dev.polyflux.cluster.Cluster;
import dev.polyflux.cluster.ClusterSettings;
import dev.polyflux.cluster.JvmProcess;
import dev.polyflux.cluster.Members;
import dev.polyflux.cluster.Node;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A node in a JVM of its own, which runs the workers of conformance and tells what they say. */
final class ConformanceHost implements AutoCloseable {

    static final String SECRET = "conformance";

    /** How long somebody waits for an object of another node. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Who hears what its realms say. */
    interface Hearing {
        void printed(String realm, String text);

        void uncaught(String realm, String text);
    }

    private final Process process;
    private final PrintStream asks;
    private final Hearing hearing;
    private final CompletableFuture<Node> node = new CompletableFuture<>();
    private final AtomicInteger last = new AtomicInteger();
    private final Map<String, CompletableFuture<Boolean>> told = new ConcurrentHashMap<>();

    ConformanceHost(Hearing hearing) throws IOException {
        this.hearing = hearing;
        this.process = JvmProcess.of(ConformanceHost.class).start();
        this.asks = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        Thread.ofVirtual().name("conformance-host").start(this::hear);
    }

    Node node() {
        return within(node);
    }

    /** Waits until all has been told that its realms have said so far. */
    void told() {
        String number = String.valueOf(last.incrementAndGet());
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        told.put(number, answer);
        asks.println(number);
        within(answer);
    }

    private static <T> T within(CompletableFuture<T> answer) {
        return answer.orTimeout(4, TimeUnit.MINUTES).join();
    }

    private void hear() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                switch (words[0]) {
                    case "at" ->
                        node.complete(new Node(words[1], "host", words[2], Integer.parseInt(words[3]), Map.of()));
                    case "printed" -> hearing.printed(text(words[1]), text(words[2]));
                    case "uncaught" -> hearing.uncaught(text(words[1]), text(words[2]));
                    case "told" -> Objects.requireNonNull(told.remove(words[1])).complete(true);
                    default -> throw new IllegalStateException(line);
                }
            }
        } catch (IOException ended) {
            // by who closes it
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    // The process.

    public static void main(String[] arguments) throws IOException {
        Cluster cluster = Cluster.of(ClusterSettings.of("host")
                .secret(SECRET)
                .members(Members.of(List.of()))
                .takesWorkers());
        Polyflux.builder()
                .cluster(cluster)
                .waitDeadline(PATIENCE)
                .output(line -> say("printed", coded(line.worker()), coded(line.text())))
                .uncaught(
                        (realm, failure) -> say("uncaught", coded(realm), coded(String.valueOf(failure.getMessage()))))
                .build();
        Node self = cluster.self();
        say("at", self.id(), self.host(), String.valueOf(self.port()));
        BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String number = asked.readLine(); number != null; number = asked.readLine()) {
            say("told", number);
        }
        System.exit(0);
    }

    private static synchronized void say(String... words) {
        System.out.println(String.join(" ", words));
    }

    /** One word, and never none. */
    private static String coded(String text) {
        return "." + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String coded) {
        return new String(Base64.getDecoder().decode(coded.substring(1)), StandardCharsets.UTF_8);
    }
}
