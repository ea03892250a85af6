package dev.polyflux.samples.cluster;

import dev.polyflux.Access;
import dev.polyflux.Polyflux;
import dev.polyflux.cluster.Cluster;
import dev.polyflux.cluster.ClusterSettings;
import dev.polyflux.cluster.gossip.Gossip;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import reactor.core.publisher.Flux;

/** The chat at a terminal: a node that takes no workers, and two others that do. */
public final class Front {

    private static final Path SCRIPTS = Path.of("samples", "cluster", "scripts");

    private Front() {}

    /** Joins the nodes whose addresses it is given, waits for two, and reads lines such as {@code ann: hello}. */
    public static void main(String[] others) throws IOException {
        String secret = Objects.requireNonNull(System.getenv("POLYFLUX_SECRET"));
        Cluster cluster = Cluster.of(ClusterSettings.of("front")
                .secret(secret)
                .members(Gossip.of(secret).join(others)));
        try (Polyflux polyflux =
                Polyflux.builder().access(Access.SANDBOX).cluster(cluster).build()) {
            Flux.just("b", "c").flatMap(cluster::node).blockLast();
            Chat chat = new Chat(polyflux);
            Flux.fromIterable(Map.of(
                                    "ann", "session.py",
                                    "bob", "session.py",
                                    "cy", "session.js",
                                    "di", "session.js")
                            .entrySet())
                    .flatMap(person -> chat.join(person.getKey(), SCRIPTS.resolve(person.getValue())))
                    .blockLast();
            cluster.events().subscribe(event -> System.out.println("* " + event));
            talk(chat);
        }
    }

    private static void talk(Chat chat) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println(
                "ann, bob, cy and di are there. Say something as one of them: 'ann: hello'; /where, /heard ann, /quit");
        for (String line = lines.readLine(); line != null && !line.equals("/quit"); line = lines.readLine()) {
            if (line.equals("/where")) {
                chat.sessions().forEach((who, session) -> session.where()
                        .blockOptional()
                        .ifPresent(process -> System.out.println(who + " is in process " + process)));
            } else if (line.startsWith("/heard ") && chat.sessions().containsKey(line.substring(7))) {
                Session session = Objects.requireNonNull(chat.sessions().get(line.substring(7)));
                Objects.requireNonNull(session.transcript().block()).forEach(System.out::println);
            } else if (line.matches("\\w+: .+")) {
                String[] parts = line.split(": ", 2);
                chat.say(parts[0], parts[1]).block();
                System.out.println("all have heard it");
            }
        }
    }
}
