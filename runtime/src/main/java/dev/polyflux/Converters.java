package dev.polyflux;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@link Converter}s of a runtime; of two for one class the later counts. Immutable. */
record Converters(List<Converter<?>> all) {

    static final Converters NONE = new Converters(List.of());

    Converters and(Converter<?> one) {
        List<Converter<?>> more = new ArrayList<>(all);
        more.removeIf(each -> each.type() == one.type());
        more.add(one);
        return new Converters(List.copyOf(more));
    }

    /** The converter for a value's class or the nearest above it that has one. */
    @Nullable
    Converter<?> of(Object value) {
        Converter<?> nearest = null;
        for (Converter<?> each : all) {
            if (each.type().isInstance(value)
                    && (nearest == null || nearest.type().isAssignableFrom(each.type()))) {
                nearest = each;
            }
        }
        return nearest;
    }
}
