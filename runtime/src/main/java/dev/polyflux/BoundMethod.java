package dev.polyflux;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.polyflux.core.Arguments;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One method of a bound interface: how its arguments go out and its value comes back. */
record BoundMethod(String name, List<BoundParameter> parameters, BoundResult result, boolean idempotent) {

    /**
     * Reads a method of {@code api}, whose type arguments are known there.
     *
     * @throws IllegalArgumentException when it cannot be bound
     */
    static BoundMethod of(Class<?> api, Method method) {
        if (method.getTypeParameters().length > 0) {
            throw new IllegalArgumentException(
                    shown(method) + " has type parameters of its own, which nothing tells when it is called");
        }
        TypeFactory types = TypeFactory.defaultInstance();
        JavaType declaring = types.constructType(api).findSuperType(method.getDeclaringClass());
        JavaType returned = types.resolveMemberType(method.getGenericReturnType(), declaring.getBindings());
        boolean keywords = method.isAnnotationPresent(Keywords.class) || api.isAnnotationPresent(Keywords.class);
        BoundResult result = BoundResult.of(method, returned);
        boolean idempotent = method.isAnnotationPresent(Idempotent.class) || api.isAnnotationPresent(Idempotent.class);
        if (idempotent && result instanceof BoundResult.Many) {
            throw new IllegalArgumentException(
                    shown(method) + " gives a stream, which is not begun again: it cannot be @Idempotent");
        }
        return new BoundMethod(
                method.getName(),
                Arrays.stream(method.getParameters())
                        .map(parameter -> BoundParameter.of(method, parameter, keywords))
                        .toList(),
                result,
                idempotent);
    }

    /** A method in messages. */
    static String shown(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    /** The names its function may have; the first wins. */
    List<String> functions() {
        String snake = SnakeCase.of(name);
        return snake.equals(name) ? List.of(name) : List.of(name, snake);
    }

    /** The arguments of one call; {@code snake} where parameters' own names are to be in snake case. */
    Arguments arguments(@Nullable Object @Nullable [] given, boolean snake) {
        List<@Nullable Object> positional = new ArrayList<>();
        Map<String, @Nullable Object> keyword = new LinkedHashMap<>();
        for (int i = 0; given != null && i < given.length; i++) {
            parameters.get(i).put(given[i], positional, keyword, snake);
        }
        return new Arguments(positional, keyword);
    }
}
