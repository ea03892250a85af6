package dev.polyflux;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.ClosedException;
import dev.polyflux.core.ConversionException;
import dev.polyflux.core.Marker;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Shape;
import dev.polyflux.core.Trap;
import dev.polyflux.core.spi.Failsafe;
import dev.polyflux.core.spi.FluxIteration;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A way to call functions by their names, with Java's own values for arguments and for what they give.
 *
 * @param functions gives the function of a name, as soon as there is one
 * @param values how arguments and results are converted
 */
record Calls(Function<String, Mono<Ref>> functions, Supplier<JavaValues> values) implements Calling {

    @Override
    public <T> Mono<T> one(String name, Type type, Arguments arguments) {
        Mono<T> value = reply(name, arguments)
                .flatMap(called -> values.get().<T>typed(called, type).onErrorMap(failure -> begun(called, failure)));
        return Failsafe.ending(value);
    }

    @Override
    public <T> Flux<T> many(String name, Type type, Arguments arguments) {
        Function<Reply.Ok, Mono<T>> element = reply -> values.get()
                .<T>typed(reply, type)
                .switchIfEmpty(
                        Mono.error(() -> new ConversionException("'" + name + "' gave an element without a value")));
        return reply(name, arguments).flatMapMany(called -> values.get()
                .<Ref>typed(called, Ref.class)
                .flatMapMany(iterable -> iterable.dispatch(new Trap.Iterate(true))
                        .flatMap(reply -> values.get().<Ref>typed(reply, Ref.class))
                        .flatMapMany(iterator -> iterable.shape().has(Shape.Feature.SIZED)
                                ? FluxIteration.ofSized(iterator, element)
                                : new FluxIteration<>(iterator, element)))
                .onErrorMap(failure -> begun(called, failure)));
    }

    /** What comes after a function has been called is no refusal of the call, even where the worker refuses it. */
    private static Throwable begun(Reply called, Throwable failure) {
        return called instanceof Reply.Ok && failure instanceof ClosedException closed && closed.isRefusal()
                ? new ClosedException(closed.getMessage())
                : failure;
    }

    private Mono<Reply> reply(String name, Arguments arguments) {
        return Failsafe.defer(() -> {
            Trap call = new Trap.Apply(Marker.MISSING, wire(arguments));
            return functions.apply(name).flatMap(function -> function.dispatch(call));
        });
    }

    private Arguments wire(Arguments arguments) {
        List<@Nullable Object> positional = new ArrayList<>();
        arguments.positional().forEach(argument -> positional.add(values.get().toWire(argument)));
        Map<String, @Nullable Object> keyword = new LinkedHashMap<>();
        arguments
                .keyword()
                .forEach((name, argument) -> keyword.put(name, values.get().toWire(argument)));
        return new Arguments(positional, keyword);
    }
}
