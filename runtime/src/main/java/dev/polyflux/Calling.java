package dev.polyflux;

import dev.polyflux.core.Arguments;
import java.lang.reflect.Type;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A way to call functions by their names: of one worker, or of whichever one of several. */
interface Calling {

    /** What the function gives, settled; cold. */
    <T> Mono<T> one(String name, Type type, Arguments arguments);

    /** The elements of what the function gives, no more than are requested; cold. */
    <T> Flux<T> many(String name, Type type, Arguments arguments);
}
