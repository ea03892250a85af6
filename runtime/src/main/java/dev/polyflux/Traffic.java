package dev.polyflux;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.ClosedException;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The calls of workers that Java has under way, so that a runtime can be closed when they have ended. Thread-safe. */
final class Traffic {

    private final AtomicLong open = new AtomicLong();
    private final Sinks.Empty<Void> idle = Sinks.empty();
    private volatile boolean closing;

    /** The same calls, taken until the runtime is being closed. */
    Calling gate(Calling calls) {
        return new Calling() {

            @Override
            public <T> Mono<T> one(String name, Type type, Arguments arguments) {
                return pass(calls.one(name, type, arguments));
            }

            @Override
            public <T> Flux<T> many(String name, Type type, Arguments arguments) {
                return Flux.defer(() -> enter()
                        ? calls.<T>many(name, type, arguments).doFinally(end -> leave())
                        : Flux.error(refusal()));
            }
        };
    }

    /** The same call, where the runtime is not being closed. */
    <T> Mono<T> pass(Mono<T> call) {
        return Mono.defer(() -> enter() ? call.doFinally(end -> leave()) : Mono.error(refusal()));
    }

    private boolean enter() {
        open.incrementAndGet();
        if (closing) {
            leave();
            return false;
        }
        return true;
    }

    private void leave() {
        if (open.decrementAndGet() == 0 && closing) {
            idle.tryEmitEmpty();
        }
    }

    private static ClosedException refusal() {
        return ClosedException.refusing("the runtime is being closed, and takes no calls any more");
    }

    /** Takes no calls from the subscription on; completes when those under way have ended, at the latest after so long. */
    Mono<Void> drain(Duration longest) {
        return Mono.defer(() -> {
            closing = true;
            if (open.get() == 0) {
                idle.tryEmitEmpty();
            }
            return idle.asMono().timeout(Saturated.delay(longest), Mono.empty());
        });
    }
}
