package dev.polyflux;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** What every object answers, of proxies that are objects of interfaces. */
final class ObjectMethods {

    private ObjectMethods() {}

    /** Whether a method is every object's; one of an interface may have its name, and parameters of its own. */
    static boolean has(Method method) {
        return switch (method.getName()) {
            case "toString", "hashCode" -> method.getParameterCount() == 0;
            case "equals" -> method.getParameterCount() == 1 && method.getParameterTypes()[0] == Object.class;
            default -> false;
        };
    }

    static Object call(Object proxy, Method method, @Nullable Object @Nullable [] arguments, String shown) {
        return switch (method.getName()) {
            case "toString" -> shown;
            case "hashCode" -> System.identityHashCode(proxy);
            default -> arguments != null && proxy == arguments[0];
        };
    }
}
