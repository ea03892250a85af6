package dev.polyflux.core;

/** There is no worker of the name asked for; the message lists those there are. */
public final class NoSuchWorkerException extends PermanentException {

    private static final long serialVersionUID = 1L;

    /** Says what, where and what to do. */
    public NoSuchWorkerException(String message) {
        super(message, null);
    }
}
