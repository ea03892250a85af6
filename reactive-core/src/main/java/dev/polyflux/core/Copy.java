package dev.polyflux.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A container that travels by value and arrives as the receiver's own: detached, so later changes on one side are not
 * seen on the other. Elements are wire values, containers among them.
 */
public sealed interface Copy {

    /** A sequence: an array in JavaScript, a list in Python, a {@link List} in Java. */
    record Items(List<@Nullable Object> elements) implements Copy {
        public Items(List<@Nullable Object> elements) {
            this.elements = Collections.unmodifiableList(new ArrayList<>(elements));
        }
    }

    /** Named values in order: a plain object in JavaScript, a dict in Python, a {@link Map} in Java. */
    record Entries(Map<String, @Nullable Object> members) implements Copy {
        public Entries(Map<String, @Nullable Object> members) {
            this.members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }
}
