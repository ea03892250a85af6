package dev.polyflux.guest;

import reactor.core.publisher.Mono;

/** A worker as whoever started it holds it: guest code is handed it as something without members. Thread-safe. */
public interface StartedWorker {

    /** The name that others know it by. */
    String name();

    /** What it exposes, and is exposed to it. */
    Exports exports();

    /** Completes when its script has run, with an error where that failed or the worker was closed before. */
    Mono<Void> ran();

    /** Ends it, whatever it is doing; completes when it is gone. */
    Mono<Void> terminate();

    /** What it and whoever started it have to say to each other. */
    Post post();
}
