package dev.polyflux.core;

import org.jspecify.annotations.Nullable;

/** A function of any number of arguments, where none of the JDK's functional interfaces will do. */
@FunctionalInterface
public interface Variadic {

    /**
     * Calls it with Java's own values, on the loop of the guest that calls, so it may not block; a {@code Publisher} it gives is
     * awaitable where it was called.
     *
     * @throws Exception what it fails with, which is an error of the guest's
     */
    @Nullable
    Object call(@Nullable Object... arguments) throws Exception;
}
