package dev.polyflux.core;

/** A wait was given up because its thread was interrupted. */
public final class InterruptedWaitException extends TransientException {

    private static final long serialVersionUID = 1L;

    /** Says what, where and what to do. */
    public InterruptedWaitException(String message) {
        super(message);
    }

    private InterruptedWaitException(String message, PolyfluxException why) {
        super(message, why);
    }

    /** The same, which tells why the wait was interrupted. */
    public InterruptedWaitException because(PolyfluxException why) {
        return new InterruptedWaitException(getMessage(), why);
    }
}
