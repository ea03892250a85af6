package dev.polyflux.lifecycle;

import reactor.core.publisher.Mono;

/** Something that runs at a fixed point of every run, is waited for, and may veto the run by failing. */
@FunctionalInterface
public interface Hook {

    /**
     * Does the hook's work for one run.
     *
     * <p>Called, and its result subscribed to, once per run, on the thread that got there: a realm's event loop as a
     * rule, so it must not block. Completing lets the run go on. An error, or throwing, makes the run Failed; after the
     * script has run it is told as uncaught, and the run goes on. Cancelled when the run is given up meanwhile.
     */
    Mono<Void> run(HookContext context);
}
