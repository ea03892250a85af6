package dev.polyflux.core;

/** A wait would have closed a cycle of waiting realms and was refused before it began; the message names the cycle. */
public final class DeadlockException extends PermanentException {

    private static final long serialVersionUID = 1L;

    /** Says what, where and what to do. */
    public DeadlockException(String message) {
        super(message, null);
    }
}
