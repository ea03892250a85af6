package dev.polyflux.core;

/** A wait or a call reached its deadline before the reply came. It has no stack trace, which would be a clock's. */
public final class WaitTimeoutException extends TransientException {

    private static final long serialVersionUID = 1L;

    /** Says what, where and what to do. */
    public WaitTimeoutException(String message) {
        super(message, false);
    }
}
