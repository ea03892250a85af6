package dev.polyflux;

import dev.polyflux.core.Endpoint;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.guest.Post;
import dev.polyflux.lifecycle.spi.Lifecycle;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Workers of other nodes that guests have asked for by their names, and that nobody here has started. Thread-safe. */
final class Strangers {

    private final RuntimeSettings settings;
    private final Lifecycle lifecycle = Lifecycle.create(InstantSource.system());
    private final Map<String, FarWorker> known = new ConcurrentHashMap<>();

    Strangers(RuntimeSettings settings) {
        this.settings = settings;
    }

    /** The worker of this name at whichever node has one; empty where none does. */
    Mono<Station> find(String name) {
        return Mono.defer(() -> {
            Station there = present(name);
            return there != null
                    ? Mono.just(there)
                    : Flux.fromIterable(settings.elsewhere().gates())
                            .concatMap(gate -> Gate.ask(gate, Gate.FIND, name))
                            .mapNotNull(reply -> reply instanceof Reply.Ok(Ref worker) ? worker : null)
                            .next()
                            .map(worker -> met(name, worker));
        });
    }

    private @Nullable Station present(String name) {
        FarWorker worker = known.get(name);
        return worker == null || !worker.station().isThere() ? null : worker.station();
    }

    /** A node is about to go: its workers are looked up anew. */
    synchronized void leaves(Endpoint node) {
        known.values().removeIf(worker -> worker.isAt(node));
    }

    private synchronized Station met(String name, Ref worker) {
        Station there = present(name);
        if (there != null) {
            return there;
        }
        FarWorker far = new FarWorker(
                worker.owner(),
                Mono.just(worker),
                new Leash(),
                Post.create(),
                next -> new FarStation(settings, lifecycle.begin(name, null), next, Limits.NONE));
        known.put(name, far);
        far.follow();
        return far.station();
    }
}
