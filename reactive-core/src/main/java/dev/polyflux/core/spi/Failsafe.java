package dev.polyflux.core.spi;

import dev.polyflux.core.GuestException;
import dev.polyflux.core.PolyfluxException;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.CoreSubscriber;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

/**
 * Steps of Reactor's operators whose failure always ends the request.
 *
 * <p>Reactor takes {@code StackOverflowError}, {@code OutOfMemoryError}, {@code LinkageError} and their like for the end of the
 * process: it throws them on through its operators, and no subscriber hears of anything. Here they become a {@link
 * PolyfluxException} before Reactor sees them.
 */
public final class Failsafe {

    private Failsafe() {}

    /** As {@link Mono#defer}. */
    public static <T> Mono<T> defer(Supplier<? extends Mono<T>> source) {
        return Mono.defer(() -> of(source));
    }

    /** For {@link Mono#flatMap}. */
    public static <A, B> Function<A, Mono<B>> step(Function<? super A, ? extends Mono<B>> step) {
        return value -> of(() -> step.apply(value));
    }

    /** What the source gives, or its failure. */
    public static <T> Mono<T> of(Supplier<? extends Mono<T>> source) {
        try {
            return source.get();
        } catch (Throwable thrown) {
            return Mono.error(telling(thrown));
        }
    }

    /** The same, where what its subscriber lets through when it takes the value ends it, see {@link #end}. */
    public static <T> Mono<T> ending(Mono<T> source) {
        return MonoEnding.of(source);
    }

    /**
     * Ends a subscriber that let through what Reactor takes for fatal. What else a subscriber throws, against its rules, is for
     * the thread that called it.
     */
    public static void end(CoreSubscriber<?> subscriber, Throwable thrown) {
        if (Exceptions.isJvmFatal(thrown)) {
            subscriber.onError(GuestException.ofJava(thrown));
        }
    }

    /** An error that Reactor hands on: exceptions as they are, what it would not hand on as one of Polyflux. */
    public static RuntimeException telling(Throwable thrown) {
        return thrown instanceof RuntimeException known && !Exceptions.isFatal(thrown)
                ? known
                : GuestException.ofJava(thrown);
    }
}
