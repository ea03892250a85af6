package dev.polyflux.core;

/** A realm could not be started. */
public final class BootException extends PermanentException {

    private static final long serialVersionUID = 1L;

    /** Says which realm and in which phase; the cause says why. */
    public BootException(String message, Throwable cause) {
        super(message, cause);
    }
}
