package dev.polyflux.core;

/** An event loop's ring was full and the message was refused; the sender may retry once the loop has caught up. */
public final class OverflowException extends TransientException {

    private static final long serialVersionUID = 1L;

    /** Says what, where and what to do. */
    public OverflowException(String message) {
        super(message);
    }
}
