package dev.polyflux.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Map or a Set of a frame, which may come to hold itself: so it begins before what is in it. */
sealed interface Held {

    record Elements(List<@Nullable Object> elements) implements Held {}

    /** A key, its value, the next key. */
    record Pairs(List<@Nullable Object> keysAndValues) implements Held {}
}
