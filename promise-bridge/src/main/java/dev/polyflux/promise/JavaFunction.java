package dev.polyflux.promise;

import dev.polyflux.core.Variadic;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What Java calls a function: one of the JDK's functional interfaces, or {@link Variadic} for any number of arguments.
 *
 * <p>Arguments that a function does not take are dropped, as JavaScript does; those that are missing are null.
 */
final class JavaFunction {

    private JavaFunction() {}

    static boolean isOne(Object object) {
        return object instanceof Function
                || object instanceof BiFunction
                || object instanceof Supplier
                || object instanceof Callable
                || object instanceof Consumer
                || object instanceof BiConsumer
                || object instanceof Runnable
                || object instanceof Variadic;
    }

    @SuppressWarnings("unchecked") // whether the arguments fit is the function's to say
    static @Nullable Object call(Object function, @Nullable Object[] arguments) throws Exception {
        switch (function) {
            case Variadic any -> {
                return any.call(arguments);
            }
            case Function<?, ?> one -> {
                return ((Function<@Nullable Object, @Nullable Object>) one).apply(argument(arguments, 0));
            }
            case BiFunction<?, ?, ?> two -> {
                return ((BiFunction<@Nullable Object, @Nullable Object, @Nullable Object>) two)
                        .apply(argument(arguments, 0), argument(arguments, 1));
            }
            case Supplier<?> none -> {
                return none.get();
            }
            case Callable<?> none -> {
                return none.call();
            }
            case Consumer<?> one -> ((Consumer<@Nullable Object>) one).accept(argument(arguments, 0));
            case BiConsumer<?, ?> two ->
                ((BiConsumer<@Nullable Object, @Nullable Object>) two)
                        .accept(argument(arguments, 0), argument(arguments, 1));
            case Runnable none -> none.run();
            default -> throw new IllegalArgumentException("no function: " + function);
        }
        return null;
    }

    private static @Nullable Object argument(@Nullable Object[] arguments, int index) {
        return index < arguments.length ? arguments[index] : null;
    }
}
