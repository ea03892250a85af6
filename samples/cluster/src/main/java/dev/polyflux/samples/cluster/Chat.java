package dev.polyflux.samples.cluster;

import dev.polyflux.Placement;
import dev.polyflux.Polyflux;
import dev.polyflux.Supervision;
import dev.polyflux.WorkerSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A chat: each person's session is a worker somewhere in the cluster, in Python or JavaScript.
 *
 * <p>What was said is kept here. A session whose node is gone begins anew on another one, having heard nothing, and is told all again.
 */
final class Chat {

    /** What somebody said; the first is number 1. */
    record Said(String who, String text) {}

    private final Polyflux polyflux;
    private final List<Said> said = new CopyOnWriteArrayList<>();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    Chat(Polyflux polyflux) {
        this.polyflux = polyflux;
    }

    /** Begins a session where there are the fewest, and tells it what was said so far. */
    Mono<Void> join(String who, Path script) {
        WorkerSpec spec =
                WorkerSpec.of(script).named(who).supervised(Supervision.DEFAULT).on(Placement.leastLoaded());
        Session session = new Session(polyflux.start(spec));
        sessions.put(who, session);
        return session.tell(said);
    }

    /** Says it to everybody; ends when all have heard it. */
    Mono<Void> say(String who, String text) {
        said.add(new Said(who, text));
        return tellAll();
    }

    /** Tells everybody what they have not heard: those that have begun anew, all. */
    Mono<Void> tellAll() {
        return Flux.fromIterable(sessions.values())
                .flatMap(session -> session.tell(said))
                .then();
    }

    /** Who is there. */
    Map<String, Session> sessions() {
        return Map.copyOf(sessions);
    }
}
