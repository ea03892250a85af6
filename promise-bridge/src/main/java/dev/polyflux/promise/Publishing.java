package dev.polyflux.promise;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.reactivestreams.Publisher;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What gives values later, whichever way Java says it: Reactive Streams, {@link Flow} or a {@link CompletionStage}. */
final class Publishing {

    private Publishing() {}

    static boolean isFuture(Object object) {
        return object instanceof CompletionStage;
    }

    static boolean isPublisher(Object object) {
        return object instanceof Publisher || object instanceof Flow.Publisher;
    }

    /** The first value, or nothing; cancelling cancels the publisher or the future. */
    static Mono<Object> first(Object object) {
        return object instanceof CompletionStage<?> stage
                ? Mono.fromCompletionStage(() -> stage).cast(Object.class)
                : all(object).next();
    }

    /** All values. */
    static Flux<Object> all(Object object) {
        return switch (object) {
            case Publisher<?> publisher -> Flux.from(publisher).cast(Object.class);
            case Flow.Publisher<?> publisher ->
                JdkFlowAdapter.flowPublisherToFlux(publisher).cast(Object.class);
            default -> throw new IllegalArgumentException("no publisher: " + object);
        };
    }
}
