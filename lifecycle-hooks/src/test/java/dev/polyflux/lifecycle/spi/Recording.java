package dev.polyflux.lifecycle.spi;

import dev.polyflux.lifecycle.LifecycleEvent;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** What one subscriber of a lifecycle hears from now on. */
final class Recording {

    static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Lifecycle lifecycle;
    private final Mono<List<LifecycleEvent>> events;

    private Recording(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
        this.events = lifecycle.events().collectList().cache();
        events.subscribe();
    }

    static Recording of(Lifecycle lifecycle) {
        return new Recording(lifecycle);
    }

    /** Closes the lifecycle and gives all that was heard. */
    List<LifecycleEvent> close() {
        lifecycle.close();
        return events.blockOptional(PATIENCE).orElseThrow();
    }

    /** Closes the lifecycle and gives all that was heard, as {@code worker type}. */
    List<String> closeAndSummarize() {
        return close().stream().map(Recording::summarize).toList();
    }

    static String summarize(LifecycleEvent event) {
        return event instanceof LifecycleEvent.RealmEvent of ? of.worker() + " " + of.type() : event.type();
    }
}
