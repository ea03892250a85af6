package dev.polyflux.core;

/**
 * The reference was ended before it was used: by {@code destroy()}, by the one call it was good for, or with the call it
 * was lent for.
 *
 * <p>The message's first line is the one that guests know, its second names the object, who released it and when.
 */
public final class ReleasedException extends PermanentException {

    private static final long serialVersionUID = 1L;

    /** Says what, where and what to do. */
    public ReleasedException(String message) {
        super(message, null);
    }
}
