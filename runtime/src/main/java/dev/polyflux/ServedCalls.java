package dev.polyflux;

import dev.polyflux.CallListener.Called;
import dev.polyflux.CallListener.Kind;
import dev.polyflux.core.Arguments;
import java.lang.reflect.Type;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Calls of a worker as its user has them: within the worker's limits, heard by whoever listens to calls, and delivered where the user
 * says. What is heard is what the user is told.
 *
 * @param station the worker's present one
 */
record ServedCalls(Supplier<Station> station, Calling calls) implements Calling {

    @Override
    public <T> Mono<T> one(String name, Type type, Arguments arguments) {
        return serve(Mono.defer(() -> calls.one(name, type, arguments)), name, Kind.CALL);
    }

    /** The same of any other call of the worker. */
    <T> Mono<T> serve(Mono<T> call, String name, Kind kind) {
        return Mono.defer(() -> {
            Station present = station.get();
            CallListener listener = present.listener();
            Mono<T> within = present.within(call);
            Mono<T> heard =
                    listener == null ? within : HeardCall.of(within, listener, new Called(present.name(), name, kind));
            return Delivery.of(heard, present.delivery());
        });
    }

    /** What else the worker is asked for, which is no call. */
    <T> Mono<T> deliver(Mono<T> asked) {
        return Mono.defer(() -> {
            Station present = station.get();
            return Delivery.of(present.telling(asked), present.delivery());
        });
    }

    @Override
    public <T> Flux<T> many(String name, Type type, Arguments arguments) {
        return Flux.defer(() -> {
            Station present = station.get();
            CallListener listener = present.listener();
            Flux<T> within = present.telling(calls.<T>many(name, type, arguments));
            Flux<T> heard = listener == null
                    ? within
                    : HeardCall.of(within, listener, new Called(present.name(), name, Kind.STREAM));
            return Delivery.of(heard, present.delivery());
        });
    }
}
