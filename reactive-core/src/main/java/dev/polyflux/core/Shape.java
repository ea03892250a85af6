package dev.polyflux.core;

import org.jspecify.annotations.Nullable;

/**
 * What a reference tells about its target without asking it: its language, its type's name and the features a proxy must
 * show locally.
 *
 * <p>Taken once, when the object first leaves its realm, so that probes of the engines ({@code typeof}, {@code then},
 * {@code callable}) never become messages.
 *
 * @param features the {@linkplain Feature#bit() bits} of the features, added up
 * @param detail what only realms of the same language understand: the special methods of a Python object's type, the name
 *     of something that every realm has of its own, such as {@code Symbol.iterator} or {@code int}; else empty
 * @param value what the target is, where it never changes and other realms have its class, too
 */
public record Shape(String language, String typeName, int features, String detail, @Nullable Known value) {

    /** A shape of what has no value that could be told. */
    public Shape(String language, String typeName, int features, String detail) {
        this(language, typeName, features, detail, null);
    }

    /** A shape without details. */
    public Shape(String language, String typeName, int features) {
        this(language, typeName, features, "");
    }

    /** One thing a proxy can be asked for; guest code counts the bits in this order. */
    public enum Feature {
        CALLABLE,
        CONSTRUCTOR,
        ARRAY,
        MAPPING,
        INDEXED,
        SIZED,
        CONTAINER,
        ITERABLE,
        ITERATOR,
        ASYNC_ITERABLE,
        ASYNC_ITERATOR,
        AWAITABLE,
        ERROR,
        PLAIN,
        /** Has a method {@code get}, and items are what it gives. */
        KEYED_GET,
        /** Has a method {@code set}, which takes a key and a value. */
        KEYED_SET,
        /** Has a method {@code has}, which tells whether a key is there. */
        KEYED_HAS,
        /** Has a method {@code includes}. */
        INCLUDES,
        /** Holds bytes, as an {@code ArrayBuffer}, its views or a {@code bytearray} do. */
        BUFFER,
        TYPED_ARRAY,
        GENERATOR,
        ASYNC_GENERATOR,
        SYMBOL,
        DISPOSABLE,
        ASYNC_DISPOSABLE,
        /** A Python sequence; with {@link #ARRAY}, a list or tuple. */
        SEQUENCE,
        /** A {@link #SEQUENCE} that can be changed. */
        MUTABLE,
        /** A class of either language. */
        CLASS,
        /** An error by which code asks for the end of its realm. */
        EXIT;

        /** This feature's bit. */
        public int bit() {
            return 1 << ordinal();
        }
    }

    /** Whether the target is data and nothing else, such as a dict, a list or an object literal: a copy loses nothing. */
    public boolean isPlain() {
        return has(Feature.PLAIN);
    }

    /**
     * Whether calling a method of the target is likely to change what reading it gives: an array, a map, a set, or what has
     * a method {@code has} as they do.
     */
    public boolean isCollection() {
        return has(Feature.ARRAY) || has(Feature.TYPED_ARRAY) || has(Feature.KEYED_HAS);
    }

    /** Whether the target has this feature. */
    public boolean has(Feature feature) {
        return (features & feature.bit()) != 0;
    }
}
