package dev.polyflux;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.polyflux.core.ConversionException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One method that guests may call.
 *
 * @param name what guests call it by
 * @param getter whether it is read as an attribute
 */
record ExposedMethod(String name, Method method, List<ExposedParameter> parameters, boolean getter, boolean blocking) {

    /** Of {@code type}, where its type arguments are known; {@code all} is what is said of all methods of its class. */
    static ExposedMethod of(Class<?> type, Method method, @Nullable Exposed all) {
        try {
            method.setAccessible(true);
        } catch (RuntimeException closed) {
            throw new IllegalArgumentException(
                    BoundMethod.shown(method) + " cannot be exposed: " + closed.getMessage(), closed);
        }
        TypeFactory types = TypeFactory.defaultInstance();
        JavaType declaring = types.constructType(type).findSuperType(method.getDeclaringClass());
        Exposed own = method.getAnnotation(Exposed.class);
        boolean getter = own == null ? all != null && all.getter() && isNamedGetter(method) : own.getter();
        if (getter && method.getParameterCount() > 0) {
            throw new IllegalArgumentException(BoundMethod.shown(method) + " takes arguments, and is no attribute");
        }
        return new ExposedMethod(
                own != null && !own.value().isEmpty()
                        ? own.value()
                        : getter ? attribute(method.getName()) : method.getName(),
                method,
                Arrays.stream(method.getParameters())
                        .map(parameter -> ExposedParameter.of(
                                parameter,
                                types.resolveMemberType(parameter.getParameterizedType(), declaring.getBindings())))
                        .toList(),
                getter,
                own == null ? all != null && all.blocking() : own.blocking());
    }

    private static boolean isNamedGetter(Method method) {
        return method.getParameterCount() == 0 && !attribute(method.getName()).equals(method.getName());
    }

    private static String attribute(String name) {
        for (String prefix : List.of("get", "is")) {
            if (name.startsWith(prefix)
                    && name.length() > prefix.length()
                    && Character.isUpperCase(name.charAt(prefix.length()))) {
                return Character.toLowerCase(name.charAt(prefix.length())) + name.substring(prefix.length() + 1);
            }
        }
        return name;
    }

    /** Calls it; what it throws is thrown. */
    @Nullable
    Object call(Object object, @Nullable Object[] arguments) throws Exception {
        try {
            return method.invoke(object, arguments);
        } catch (InvocationTargetException e) {
            switch (e.getCause()) {
                case Exception own -> throw own;
                case Error own -> throw own;
                case null, default -> throw e;
            }
        } catch (IllegalAccessException | IllegalArgumentException e) {
            throw new ConversionException(name + " could not be called: " + e.getMessage());
        }
    }

    /** Its parameters, in messages. */
    String signature() {
        return parameters.stream()
                .map(ExposedParameter::toString)
                .collect(java.util.stream.Collectors.joining(", ", name + "(", ")"));
    }
}
