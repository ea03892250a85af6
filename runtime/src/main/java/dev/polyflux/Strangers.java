package dev.polyflux;

import dev.polyflux.core.Endpoint;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.lifecycle.spi.Lifecycle;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Workers of other nodes that somebody has asked for by their names, and that nobody here has started. Thread-safe. */
final class Strangers {

    private final Polyflux runtime;
    private final RuntimeSettings settings;
    private final Lifecycle lifecycle = Lifecycle.create(InstantSource.system());
    private final Map<String, Stranger> known = new ConcurrentHashMap<>();

    private record Stranger(Worker worker, FarWorker there) {}

    Strangers(Polyflux runtime, RuntimeSettings settings) {
        this.runtime = runtime;
        this.settings = settings;
    }

    /** The worker of this name at whichever node has one; empty where none does. */
    Mono<Worker> find(String name) {
        return Mono.defer(() -> {
            Worker there = present(name);
            return there != null
                    ? Mono.just(there)
                    : Flux.fromIterable(settings.elsewhere().gates())
                            .concatMap(gate -> Gate.ask(gate, Gate.FIND, name))
                            .mapNotNull(reply -> reply instanceof Reply.Ok(Ref worker) ? worker : null)
                            .next()
                            .map(worker -> met(name, worker));
        });
    }

    private @Nullable Worker present(String name) {
        Stranger stranger = known.get(name);
        return stranger == null || !stranger.worker().station().isThere() ? null : stranger.worker();
    }

    /** A node is about to go: its workers are looked up anew. */
    synchronized void leaves(Endpoint node) {
        known.values().removeIf(stranger -> stranger.there().isAt(node));
    }

    private synchronized Worker met(String name, Ref found) {
        Worker there = present(name);
        if (there != null) {
            return there;
        }
        Worker worker = new Worker(runtime.traffic(), runtime.keeping(), Supervision.NONE, true);
        FarWorker far = new FarWorker(found.owner(), Mono.just(found), new Leash(), worker.mail(), next -> {
            FarStation station = new FarStation(settings, lifecycle.begin(name, null), next, Limits.NONE);
            worker.runsIn(station);
            return station;
        });
        known.put(name, new Stranger(worker, far));
        far.follow();
        return worker;
    }
}
