package dev.polyflux.core;

import org.jspecify.annotations.Nullable;

/**
 * The root of every error Polyflux reports; whether trying again can help is told by the type below it.
 */
public abstract sealed class PolyfluxException extends RuntimeException permits TransientException, PermanentException {

    private static final long serialVersionUID = 1L;

    PolyfluxException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    PolyfluxException(String message, @Nullable Throwable cause, boolean stackTrace) {
        super(message, cause, true, stackTrace);
    }

    /** The message, which every Polyflux error has. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
