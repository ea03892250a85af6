package dev.polyflux;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.PolyfluxException;
import java.lang.reflect.Type;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Calls that are under way, so that what answers them can be ended when they have. Thread-safe. */
final class Traffic {

    private final AtomicLong open = new AtomicLong();
    private final Sinks.Empty<Void> idle = Sinks.empty();
    private volatile @Nullable Supplier<PolyfluxException> refusal;
    private volatile boolean awaited;

    /** The same calls, taken until they are refused. */
    Calling gate(Calling calls) {
        return new Calling() {

            @Override
            public <T> Mono<T> one(String name, Type type, Arguments arguments) {
                return pass(calls.one(name, type, arguments));
            }

            @Override
            public <T> Flux<T> many(String name, Type type, Arguments arguments) {
                return pass(calls.many(name, type, arguments));
            }
        };
    }

    /** The same call, where calls are taken. */
    <T> Mono<T> pass(Mono<T> call) {
        return Mono.defer(() -> {
            PolyfluxException refused = enter();
            return refused == null ? call.doFinally(end -> leave()) : Mono.error(refused);
        });
    }

    /** The same of several elements. */
    <T> Flux<T> pass(Flux<T> call) {
        return Flux.defer(() -> {
            PolyfluxException refused = enter();
            return refused == null ? call.doFinally(end -> leave()) : Flux.error(refused);
        });
    }

    private @Nullable PolyfluxException enter() {
        open.incrementAndGet();
        Supplier<PolyfluxException> why = refusal;
        if (why == null) {
            return null;
        }
        leave();
        return why.get();
    }

    private void leave() {
        if (open.decrementAndGet() == 0 && awaited) {
            idle.tryEmitEmpty();
        }
    }

    /** Takes no calls from now on. */
    void refuse(Supplier<PolyfluxException> why) {
        refusal = why;
    }

    /** Completes when no call is under way; looks from the subscription on. */
    Mono<Void> none() {
        return Mono.defer(() -> {
            awaited = true;
            if (open.get() == 0) {
                idle.tryEmitEmpty();
            }
            return idle.asMono();
        });
    }
}
