package dev.polyflux.promise;

import org.jspecify.annotations.Nullable;

/** Says what guests may use of Java's objects. */
public interface Exposure {

    /** What an object exposes by name; null where it exposes nothing. */
    @Nullable
    Members members(Object object);

    /** The function that an object is, of a functional interface that is none of the usual; null where it is none. */
    @Nullable
    WireFunction function(Object object);
}
