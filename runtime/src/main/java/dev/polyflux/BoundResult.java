package dev.polyflux;

import com.fasterxml.jackson.databind.JavaType;
import dev.polyflux.core.Arguments;
import dev.polyflux.core.ConversionException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How a bound method gives what the worker's function gives, as its return type says. */
sealed interface BoundResult {

    /** A {@link Mono}. */
    record One(Type type) implements BoundResult {}

    /** A {@link Flux}. */
    record Many(Type type) implements BoundResult {}

    /** A {@link CompletableFuture}; its null is the guest's nothing. */
    record Future(Type type) implements BoundResult {}

    /** The value itself, waited for. */
    record Plain(Type type, boolean nullable) implements BoundResult {}

    /** An {@link Optional}, waited for. */
    record Maybe(Type type) implements BoundResult {}

    /** What the function's value, or each element, is to be. */
    Type type();

    /** What a method of this return type gives. */
    static BoundResult of(Method method, JavaType type) {
        Class<?> raw = type.getRawClass();
        if (raw == Mono.class) {
            return new One(argument(type));
        }
        if (raw == Flux.class) {
            return new Many(argument(type));
        }
        if (raw == CompletionStage.class || raw == CompletableFuture.class) {
            return new Future(argument(type));
        }
        if (raw == Optional.class) {
            return new Maybe(argument(type));
        }
        if (raw == void.class || raw == Void.class) {
            return new Plain(Void.class, true);
        }
        return new Plain(simple(type), isNullable(method, method.getAnnotatedReturnType()));
    }

    private static Type argument(JavaType type) {
        return simple(type.containedTypeOrUnknown(0));
    }

    /** A class where there is no more to say: those need no conversion where the value is one already. */
    static Type simple(JavaType type) {
        return type.hasGenericTypes() ? type : type.getRawClass();
    }

    /** Whether one of them says so: of whichever package, since a library's own annotation need not be on the class path. */
    static boolean isNullable(AnnotatedElement element, AnnotatedElement type) {
        return Stream.of(element, type)
                .flatMap(each -> Arrays.stream(each.getAnnotations()))
                .anyMatch(annotation ->
                        annotation.annotationType().getSimpleName().equals("Nullable"));
    }

    /** Calls the function; waits for its value where the type is neither reactive nor a future. */
    default @Nullable Object of(Calling calls, String function, Arguments arguments, Blocking blocking) {
        return switch (this) {
            case One(var type) -> calls.one(function, type, arguments);
            case Many(var type) -> calls.many(function, type, arguments);
            case Future(var type) -> calls.one(function, type, arguments).toFuture();
            case Maybe(var type) -> Optional.ofNullable(blocking.await(calls.one(function, type, arguments)));
            case Plain(var type, var nullable) -> {
                Object value = blocking.await(calls.one(function, type, arguments));
                if (value == null && !nullable) {
                    throw new ConversionException(blocking.what() + " gave nothing, no " + type.getTypeName()
                            + ": declare Optional, or @Nullable, for what may be missing");
                }
                yield value;
            }
        };
    }
}
