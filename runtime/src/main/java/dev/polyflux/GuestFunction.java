package dev.polyflux;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.polyflux.bus.EventLoop;
import dev.polyflux.bus.RingEndpoint;
import dev.polyflux.core.Arguments;
import dev.polyflux.core.ConversionException;
import dev.polyflux.core.Marker;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * A guest's function as an object of one of Java's functional interfaces.
 *
 * <p>On the guest's own loop it is called in place. Elsewhere, what gives nothing is sent and not waited for, what gives a
 * {@code Mono}, {@code Flux} or future is called as a bound interface's method is, and what gives a value is waited for, where
 * the thread may wait.
 */
final class GuestFunction implements InvocationHandler {

    private final Class<?> api;
    private final Ref function;
    private final JavaValues values;

    private GuestFunction(Class<?> api, Ref function, JavaValues values) {
        this.values = values;
        this.api = api;
        this.function = function;
    }

    /** Whether a class is a functional interface. */
    static boolean fits(Class<?> type) {
        return type.isInterface()
                && !type.isSealed()
                && FunctionalObject.single(type).isPresent();
    }

    static Object as(Class<?> type, Ref function, JavaValues values) {
        return Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, new GuestFunction(type, function, values));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.isDefault()) {
            return DefaultMethod.invoke(proxy, method, arguments);
        }
        return ObjectMethods.has(method)
                ? ObjectMethods.call(proxy, method, arguments, api.getSimpleName() + " of " + function)
                : call(method, arguments == null ? List.of() : wire(arguments));
    }

    private List<@Nullable Object> wire(@Nullable Object[] arguments) {
        List<@Nullable Object> wire = new ArrayList<>();
        for (Object argument : arguments) {
            wire.add(values.toWire(argument));
        }
        return wire;
    }

    private @Nullable Object call(Method method, List<@Nullable Object> wire) {
        JavaType type = TypeFactory.defaultInstance().constructType(method.getGenericReturnType());
        Arguments arguments = new Arguments(wire, Map.of());
        Trap call = new Trap.Apply(Marker.MISSING, arguments);
        return switch (BoundResult.of(method, type)) {
            case BoundResult.Plain(var asked, var nullable)
            when asked == Void.class -> {
                told(call);
                yield null;
            }
            case BoundResult.Plain(var asked, var nullable) -> value(call, asked);
            case BoundResult later ->
                later.of(
                        new Calls(name -> Mono.just(function), () -> values),
                        "a function",
                        arguments,
                        new Blocking(function.toString(), null));
        };
    }

    private void told(Trap call) {
        boolean here = EventLoop.current() != null
                && function.owner() instanceof RingEndpoint ring
                && ring.loop() == EventLoop.current();
        if (!here) {
            function.dispatch(call).subscribe(GuestFunction::dropped);
        } else if (function.await(call) instanceof Reply.Err(var error)) {
            throw error;
        }
    }

    private static void dropped(Reply reply) {
        if (reply instanceof Reply.Err(var error)) {
            Operators.onErrorDropped(error, Context.empty());
        }
    }

    private @Nullable Object value(Trap call, Type type) {
        return switch (function.await(call)) {
            case Reply.Err(var error) -> throw error;
            case Reply.Ok(var value) -> {
                Object converted = new GuestArgument(value, values).as(type, Place.TOP);
                if (converted == null && type instanceof Class<?> simple && simple.isPrimitive()) {
                    throw new ConversionException("nothing is no " + simple);
                }
                yield converted;
            }
        };
    }
}
