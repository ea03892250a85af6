package dev.polyflux.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call: positional and keyword, kept apart from end to end.
 *
 * <p>Immutable. Elements are wire values (see {@link Endpoint}); {@code null} stands for Python's {@code None} and
 * JavaScript's {@code undefined}. Keywords keep their order.
 */
public record Arguments(List<@Nullable Object> positional, Map<String, @Nullable Object> keyword) {

    private static final Arguments NONE = new Arguments(List.of(), Map.of());

    // Not compact: there, the checker of nullness loses the annotations of the components.
    public Arguments(List<@Nullable Object> positional, Map<String, @Nullable Object> keyword) {
        this.positional = positional.isEmpty() ? List.of() : Collections.unmodifiableList(new ArrayList<>(positional));
        this.keyword = keyword.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(keyword));
    }

    /** No arguments at all. */
    public static Arguments none() {
        return NONE;
    }

    /** Positional arguments, in order. */
    public static Arguments of(@Nullable Object... positional) {
        return positional.length == 0 ? NONE : new Arguments(Arrays.asList(positional.clone()), Map.of());
    }

    /** These arguments and one keyword more; a keyword given twice keeps the later value. */
    public Arguments with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(keyword);
        more.put(name, value);
        return new Arguments(positional, more);
    }

    /** These arguments and one positional more, at the end. */
    public Arguments and(@Nullable Object value) {
        List<@Nullable Object> more = new ArrayList<>(positional);
        more.add(value);
        return new Arguments(more, keyword);
    }
}
