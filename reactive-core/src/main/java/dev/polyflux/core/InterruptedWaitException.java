package dev.polyflux.core;

/** A wait was given up because its thread was interrupted. */
public final class InterruptedWaitException extends TransientException {

    private static final long serialVersionUID = 1L;

    /** Says what, where and what to do. */
    public InterruptedWaitException(String message) {
        super(message);
    }
}
