package dev.polyflux.core;

/** A synchronous operation was asked for where nothing may wait; the message names the asynchronous form to use. */
public final class WaitNotAllowedException extends PermanentException {

    private static final long serialVersionUID = 1L;

    /** Says what, where and what to do. */
    public WaitNotAllowedException(String message) {
        super(message, null);
    }
}
