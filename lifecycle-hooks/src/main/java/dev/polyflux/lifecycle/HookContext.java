package dev.polyflux.lifecycle;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What a hook is told about the run it belongs to.
 *
 * @param worker the realm's name
 * @param script the name of its script; null where it runs none
 * @param point which kind of hook is being run
 * @param realm the realm itself
 */
public record HookContext(String worker, @Nullable String script, HookPoint point, HookedRealm realm) {

    /** Where a hook finds, in Reactor's context, which guest code carries on, the name of the realm it is called for. */
    public static final String REALM = "polyflux.hook";

    /** The phase that the run is in. */
    public Phase phase() {
        return point.phase();
    }

    /**
     * Evaluates code in the realm, past all hooks: its value as Java's own, as {@code Worker.eval} gives it.
     *
     * <p>Cold; emitted on the realm's loop. An error at {@link HookPoint#ON_WORKER}, when there is no realm yet, and where the
     * code throws.
     */
    public Mono<Object> run(String code) {
        return realm.run(code);
    }
}
