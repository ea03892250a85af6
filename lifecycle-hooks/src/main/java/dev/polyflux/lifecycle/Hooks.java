package dev.polyflux.lifecycle;

import java.util.EnumSet;
import java.util.Set;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * The hooks of one runtime, called in the order in which they were added, each when the one before has completed. Safe for use
 * from any thread. What a hook gives is subscribed to once per run, on the thread that got there; see {@link Hook#run}.
 *
 * <p>Disposing what an adding method returns removes the hook, also from runs that have not come to it yet; a hook added
 * while a run is at its point is for the next run. But an onWorker or onReady hook that comes too late for a realm whose
 * script has yet to begin is called for it all the same, at the latest before its onBeforeRun hooks.
 */
public interface Hooks {

    /** Adds a hook that runs at some points of the runs of some realms; {@code name} is for messages. */
    Disposable add(Set<HookPoint> points, HookScope scope, String name, Hook hook);

    /**
     * Adds a hook that runs at one point of the runs of some realms; {@code name} is for messages.
     *
     * @throws IllegalArgumentException at a point for guest code
     */
    default Disposable on(HookPoint point, HookScope scope, String name, Hook hook) {
        if (point.isCode()) {
            throw new IllegalArgumentException(point + " takes guest code, not a hook");
        }
        return add(EnumSet.of(point), scope, name, hook);
    }

    /**
     * Adds guest code that some realms evaluate; where it awaits at its top level, that is waited for.
     *
     * @throws IllegalArgumentException at a point that is none for guest code
     */
    default Disposable code(HookPoint point, HookScope scope, String code) {
        return code(point, scope, context -> Mono.just(code));
    }

    /** Adds guest code that is made when a run gets there; otherwise as {@link #code(HookPoint, HookScope, String)}. */
    default Disposable code(HookPoint point, HookScope scope, GuestCode code) {
        if (!point.isCode()) {
            throw new IllegalArgumentException(point + " takes a hook, not guest code");
        }
        return add(EnumSet.of(point), scope, point.toString(), code.entering());
    }

    // In every realm, synchronous or not.

    /** Adds a hook that runs when a worker was asked for, before it boots; {@code name} is for messages. */
    default Disposable onWorker(String name, Hook hook) {
        return on(HookPoint.ON_WORKER, HookScope.workers(), name, hook);
    }

    /** Adds a hook that runs once a realm has booted, before Ready is told; {@code name} is for messages. */
    default Disposable onReady(String name, Hook hook) {
        return on(HookPoint.ON_READY, HookScope.all(), name, hook);
    }

    /** Adds a hook that runs after Ready, before any guest code of any run; {@code name} is for messages. */
    default Disposable onBeforeRun(String name, Hook hook) {
        return add(EnumSet.of(HookPoint.ON_BEFORE_RUN, HookPoint.ON_BEFORE_RUN_ASYNC), HookScope.all(), name, hook);
    }

    /** Adds a hook that runs when all guest code of any run has run without an error; {@code name} is for messages. */
    default Disposable onAfterRun(String name, Hook hook) {
        return add(EnumSet.of(HookPoint.ON_AFTER_RUN, HookPoint.ON_AFTER_RUN_ASYNC), HookScope.all(), name, hook);
    }

    /** Adds guest code that every realm evaluates right before a script of this language. */
    default Disposable codeBeforeRun(String language, String code) {
        GuestCode same = context -> Mono.just(code);
        return add(
                EnumSet.of(HookPoint.CODE_BEFORE_RUN, HookPoint.CODE_BEFORE_RUN_ASYNC),
                HookScope.all().language(language),
                HookPoint.CODE_BEFORE_RUN.toString(),
                same.entering());
    }

    /** Adds guest code that every realm evaluates right after a script of this language. */
    default Disposable codeAfterRun(String language, String code) {
        GuestCode same = context -> Mono.just(code);
        return add(
                EnumSet.of(HookPoint.CODE_AFTER_RUN, HookPoint.CODE_AFTER_RUN_ASYNC),
                HookScope.all().language(language),
                HookPoint.CODE_AFTER_RUN.toString(),
                same.entering());
    }
}
