package dev.polyflux.browser;

import dev.polyflux.core.Copy;
import dev.polyflux.core.ProtocolException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What must be in a frame, as what it must be; anything else is a {@link ProtocolException}. */
final class Required {

    private Required() {}

    static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : (List<?>) wrong(value);
    }

    static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : (Map<?, ?>) wrong(value);
    }

    static @Nullable Object at(List<?> list, int index) {
        return index < list.size() ? list.get(index) : wrong(list);
    }

    static int number(List<?> list, int index) {
        Object value = at(list, index);
        return value instanceof Long whole && whole == whole.intValue() ? whole.intValue() : (Integer) wrong(value);
    }

    static String text(List<?> list, int index) {
        Object value = at(list, index);
        return value instanceof String text ? text : (String) wrong(value);
    }

    static Object wrong(@Nullable Object value) {
        throw new ProtocolException("a frame has what does not belong there: "
                + (value == null ? "nothing" : value.getClass().getSimpleName()));
    }

    /** The elements of a typed array of this kind. */
    static Copy.Numbers numbers(String kind, byte[] octets) {
        try {
            return new Copy.Numbers(kind, octets);
        } catch (IllegalArgumentException unknown) {
            throw new ProtocolException(String.valueOf(unknown.getMessage()));
        }
    }

    static byte[] octets(@Nullable Object buffer) {
        return buffer instanceof Copy.Numbers(var kind, var octets) ? octets : (byte[]) wrong(buffer);
    }
}
