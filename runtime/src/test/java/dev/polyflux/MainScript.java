package dev.polyflux;

import dev.polyflux.lifecycle.LifecycleEvent;
import reactor.core.publisher.Mono;

/** Main's script, as tests wait for it. */
final class MainScript {

    private MainScript() {}

    /** How it ended, as soon as it has. */
    static Mono<LifecycleEvent.Ending> ended(Polyflux polyflux) {
        return polyflux.events()
                .ofType(LifecycleEvent.Ending.class)
                .filter(end -> end.worker().equals("main"))
                .next();
    }
}
