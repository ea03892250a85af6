package dev.polyflux;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call of an interface's default method on a proxy of it. */
final class DefaultMethod {

    private DefaultMethod() {}

    /** Calls it, also where its interface is not public, as long as that is not shut away in a module. */
    static @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        Class<?> declaring = method.getDeclaringClass();
        DefaultMethod.class.getModule().addReads(declaring.getModule());
        MethodHandle handle;
        try {
            handle = MethodHandles.privateLookupIn(declaring, MethodHandles.lookup())
                    .unreflectSpecial(method, declaring);
        } catch (IllegalAccessException shutAway) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        return handle.bindTo(proxy).invokeWithArguments(arguments == null ? List.of() : Arrays.asList(arguments));
    }
}
