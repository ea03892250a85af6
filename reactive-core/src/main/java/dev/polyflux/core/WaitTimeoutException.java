package dev.polyflux.core;

/** A wait reached its deadline before the reply came. */
public final class WaitTimeoutException extends TransientException {

    private static final long serialVersionUID = 1L;

    /** Says what, where and what to do. */
    public WaitTimeoutException(String message) {
        super(message);
    }
}
