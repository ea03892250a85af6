package dev.polyflux.core;

/**
 * Too much is under way: an event loop's inbox or a pool's queue was full, and what was asked has not begun. The sender may try again
 * once they have caught up.
 *
 * <p>It has no stack trace: under load there are thousands, and all say the same.
 */
public final class OverflowException extends TransientException {

    private static final long serialVersionUID = 1L;

    /** Says what, where and what to do. */
    public OverflowException(String message) {
        super(message, false);
    }
}
