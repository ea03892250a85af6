package dev.polyflux.core;

import org.jspecify.annotations.Nullable;

/** How a request ended: exactly once, with a value or with an error. */
public sealed interface Reply {

    /** The request gave a wire value; {@code null} is Python's {@code None} and JavaScript's {@code undefined}. */
    record Ok(@Nullable Object value) implements Reply {}

    /** The request failed: thrown by a guest, timed out, cancelled, refused or closed, as the error's type tells. */
    record Err(PolyfluxException error) implements Reply {}

    /** The reply for nothing in particular. */
    Reply NOTHING = new Ok(null);

    /**
     * The value.
     *
     * @throws PolyfluxException the error, where the request failed
     */
    default @Nullable Object orThrow() {
        return switch (this) {
            case Ok(var value) -> value;
            case Err(var error) -> throw error;
        };
    }
}
