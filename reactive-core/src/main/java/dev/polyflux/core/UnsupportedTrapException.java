package dev.polyflux.core;

/** The target cannot answer this trap; the message names the trap and the target. */
public final class UnsupportedTrapException extends PermanentException {

    private static final long serialVersionUID = 1L;

    /** Says what, where and what to do. */
    public UnsupportedTrapException(String message) {
        super(message, null);
    }
}
