package dev.polyflux.core.spi;

import dev.polyflux.core.Ref;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import reactor.util.context.ContextView;

/** What crosses of Reactor's context: what has a name, and is a text, a number, a boolean or a reference. */
public final class NamedContext {

    private NamedContext() {}

    /** What crosses of this one, by its names. */
    public static Map<String, Object> of(ContextView context) {
        if (context.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> named = new LinkedHashMap<>();
        context.forEach((key, value) -> {
            if (key instanceof String name && crosses(value)) {
                named.put(name, value);
            }
        });
        return named;
    }

    private static boolean crosses(Object value) {
        return value instanceof String
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Double
                || value instanceof BigInteger
                || value instanceof Ref;
    }
}
