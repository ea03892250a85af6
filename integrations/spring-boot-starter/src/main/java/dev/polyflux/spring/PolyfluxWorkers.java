package dev.polyflux.spring;

import dev.polyflux.Polyflux;
import dev.polyflux.Pool;
import dev.polyflux.PoolSnapshot;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.io.ResourceLoader;
import reactor.core.publisher.Mono;

/** The workers that the properties declare, by name; each is a pool, of one worker where nothing else is said. */
public final class PolyfluxWorkers {

    private final Map<String, Pool> pools = new LinkedHashMap<>();
    private final Map<String, DeclaredScript> scripts = new LinkedHashMap<>();

    PolyfluxWorkers(Polyflux polyflux, PolyfluxProperties properties, ResourceLoader resources) {
        properties.workers().forEach((name, declared) -> {
            DeclaredScript script = new DeclaredScript(name, declared, properties, resources);
            script.warmUp(polyflux.hooks());
            scripts.put(name, script);
            pools.put(name, polyflux.pool(script.pool()));
        });
    }

    /**
     * The workers of this name.
     *
     * @throws IllegalArgumentException when the properties declare none
     */
    public Pool get(String name) {
        Pool pool = pools.get(name);
        if (pool == null) {
            throw new IllegalArgumentException("there is no polyflux.workers." + name + "; declared "
                    + (pools.isEmpty() ? "is none" : "are " + String.join(", ", pools.keySet())));
        }
        return pool;
    }

    /** All of them, in the order of the properties. */
    public Map<String, Pool> all() {
        return Collections.unmodifiableMap(pools);
    }

    /**
     * How they are at one moment.
     *
     * @param ready whether all of them take calls, each pool as many as it is to have: what health is
     * @param details what health tells of each, by its name: its workers with their states, its circuit, generation, queue and calls
     */
    public record Readiness(boolean ready, Map<String, Object> details) {}

    /** How they are now. */
    public Readiness readiness() {
        Map<String, Object> details = new LinkedHashMap<>();
        boolean ready = true;
        for (Map.Entry<String, Pool> each : pools.entrySet()) {
            PoolSnapshot now = each.getValue().snapshot();
            ready &= WorkersLifecycle.isReady(each.getValue(), now);
            details.put(each.getKey(), PoolDetails.of(now));
        }
        return new Readiness(ready, details);
    }

    /** Renews the workers whose scripts have changed since they were read; completes when they have been. */
    Mono<Void> renewChanged() {
        return Mono.whenDelayError(scripts.entrySet().stream()
                .filter(entry -> entry.getValue().hasChanged())
                .map(entry -> Mono.defer(
                        () -> get(entry.getKey()).renew(entry.getValue().spec())))
                .toList());
    }
}
