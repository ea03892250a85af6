package dev.polyflux.core;

/** The realm that owns the target is closed, or closed while the request was on its way. */
public final class ClosedException extends PermanentException {

    private static final long serialVersionUID = 1L;

    /** Says what, where and what to do. */
    public ClosedException(String message) {
        super(message, null);
    }
}
