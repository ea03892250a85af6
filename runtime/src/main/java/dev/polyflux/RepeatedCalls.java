package dev.polyflux;

import dev.polyflux.core.Arguments;
import java.lang.reflect.Type;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Calls that are made again where their node is lost.
 *
 * @param again the same call, made again as often as it takes
 */
record RepeatedCalls(Calling calls, Again again) implements Calling {

    /** How a call is made again. */
    interface Again {
        <T> Mono<T> of(Mono<T> call);
    }

    @Override
    public <T> Mono<T> one(String name, Type type, Arguments arguments) {
        return again.of(calls.one(name, type, arguments));
    }

    /** What has been told cannot be taken back, so nothing is told again. */
    @Override
    public <T> Flux<T> many(String name, Type type, Arguments arguments) {
        return calls.many(name, type, arguments);
    }
}
