package dev.polyflux;

import dev.polyflux.core.Arguments;
import java.lang.reflect.Type;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Calls of a worker as its user has them: within the worker's limits, and delivered where the user says.
 *
 * @param realm the worker's present one
 */
record ServedCalls(Supplier<Realm> realm, Calling calls) implements Calling {

    @Override
    public <T> Mono<T> one(String name, Type type, Arguments arguments) {
        return Mono.defer(() -> serve(calls.one(name, type, arguments)));
    }

    /** The same of any other call of the worker. */
    <T> Mono<T> serve(Mono<T> call) {
        Realm present = realm.get();
        return Delivery.of(present.limits().within(call), present.delivery());
    }

    /** What else the worker is asked for, which is no call. */
    <T> Mono<T> deliver(Mono<T> asked) {
        return Mono.defer(() -> {
            Realm present = realm.get();
            return Delivery.of(present.limits().telling(asked), present.delivery());
        });
    }

    @Override
    public <T> Flux<T> many(String name, Type type, Arguments arguments) {
        return Flux.defer(() ->
                Delivery.of(calls.<T>many(name, type, arguments), realm.get().delivery()));
    }
}
