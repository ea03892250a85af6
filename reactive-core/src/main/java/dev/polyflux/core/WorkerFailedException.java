package dev.polyflux.core;

/** Nobody is there to answer: the worker could not be booted, a hook has vetoed it, or its script has failed. The cause says why. */
public final class WorkerFailedException extends PermanentException {

    private static final long serialVersionUID = 1L;

    /** Says what was asked for; the cause is what the worker has failed with. */
    public WorkerFailedException(String message, Throwable cause) {
        super(message, cause, false);
    }
}
