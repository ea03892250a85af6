package dev.polyflux.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A container that travels by value and arrives as the receiver's own: detached, so later changes on one side are not
 * seen on the other. Elements are wire values, containers among them.
 *
 * <p>A copy is a tree; where its original meets a container again, be it shared or its own ancestor, {@link Again} stands.
 */
public sealed interface Copy {

    /** A sequence: an array in JavaScript, a list in Python, a {@link List} in Java. */
    record Items(List<@Nullable Object> elements) implements Copy {
        public Items(List<@Nullable Object> elements) {
            this.elements = unmodifiable(elements);
        }
    }

    /** A sequence of fixed length: an array in JavaScript, a tuple in Python, a {@link List} in Java. */
    record Fixed(List<@Nullable Object> elements) implements Copy {
        public Fixed(List<@Nullable Object> elements) {
            this.elements = unmodifiable(elements);
        }
    }

    /** Elements without order: a Set in JavaScript, a set in Python, a {@link java.util.Set} in Java. */
    record Elements(List<@Nullable Object> elements) implements Copy {
        public Elements(List<@Nullable Object> elements) {
            this.elements = unmodifiable(elements);
        }
    }

    /** Named values in order: a plain object in JavaScript, a dict in Python, a {@link Map} in Java. */
    record Entries(Map<String, @Nullable Object> members) implements Copy {
        public Entries(Map<String, @Nullable Object> members) {
            this.members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    /** Values by keys of any kind, in order: a Map in JavaScript, a dict in Python, a {@link Map} in Java. */
    record Pairs(List<@Nullable Object> keys, List<@Nullable Object> values) implements Copy {
        public Pairs(List<@Nullable Object> keys, List<@Nullable Object> values) {
            if (keys.size() != values.size()) {
                throw new IllegalArgumentException(keys.size() + " keys of " + values.size() + " values");
            }
            this.keys = unmodifiable(keys);
            this.values = unmodifiable(values);
        }
    }

    /**
     * Numbers of one machine type.
     *
     * @param kind the typed array's name in JavaScript, such as {@code Float64Array}
     * @param bytes their bytes, the lowest first
     */
    record Numbers(String kind, byte[] bytes) implements Copy {

        private static final Set<String> KINDS = Set.of(
                "ArrayBuffer",
                "DataView",
                "Int8Array",
                "Uint8Array",
                "Uint8ClampedArray",
                "Int16Array",
                "Uint16Array",
                "Float16Array",
                "Int32Array",
                "Uint32Array",
                "Float32Array",
                "BigInt64Array",
                "BigUint64Array",
                "Float64Array");

        public Numbers {
            if (!KINDS.contains(kind)) {
                throw new IllegalArgumentException("there is no machine type " + kind);
            }
        }
    }

    /** A point in time, in milliseconds since 1970 UTC: a Date in JavaScript, a datetime in Python. */
    record Moment(double millis) implements Copy {}

    /** The container that was met as the {@code index}-th, counted from 0 in the order in which they begin. */
    record Again(int index) implements Copy {
        public Again {
            if (index < 0) {
                throw new IllegalArgumentException("containers are counted from 0: " + index);
            }
        }
    }

    /** The most containers that may lie in one another: what is deeper is refused on its way out. */
    int DEEPEST = 1000;

    /** How many elements, characters and bytes a wire value holds; what is no copy and no text counts as one. */
    static long sizeOf(@Nullable Object wire) {
        if (wire instanceof String text) {
            return text.length();
        }
        if (wire instanceof byte[] bytes) {
            return bytes.length;
        }
        if (wire instanceof Known known) {
            return known.parts().stream().mapToLong(String::length).sum();
        }
        if (!(wire instanceof Copy copy)) {
            return 1;
        }
        return switch (copy) {
            case Items items -> sizeOf(items.elements());
            case Fixed fixed -> sizeOf(fixed.elements());
            case Elements elements -> sizeOf(elements.elements());
            case Entries entries ->
                sizeOf(entries.members().keySet()) + sizeOf(entries.members().values());
            case Pairs pairs -> sizeOf(pairs.keys()) + sizeOf(pairs.values());
            case Numbers numbers -> numbers.bytes().length;
            case Moment moment -> 1;
            case Again again -> 1;
        };
    }

    private static long sizeOf(Collection<? extends @Nullable Object> wires) {
        long size = 0;
        for (Object wire : wires) {
            size += sizeOf(wire);
        }
        return size;
    }

    private static List<@Nullable Object> unmodifiable(List<@Nullable Object> elements) {
        return Collections.unmodifiableList(new ArrayList<>(elements));
    }
}
