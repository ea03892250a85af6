package dev.polyflux.spring;

import dev.polyflux.Polyflux;
import dev.polyflux.Pool;
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

    /** Whether all of them take calls, each pool as many as it is to have: what health is. */
    public boolean areReady() {
        return pools.values().stream().allMatch(pool -> WorkersLifecycle.isReady(pool, pool.snapshot()));
    }

    /** What health tells of each, by its name: its workers with their states, its circuit, generation, queue and calls. */
    public Map<String, Object> details() {
        Map<String, Object> all = new LinkedHashMap<>();
        pools.forEach((name, pool) -> all.put(name, PoolDetails.of(pool.snapshot())));
        return all;
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
