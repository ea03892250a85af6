package dev.polyflux.core;

/** What a worker did went beyond one of its limits, and was stopped. */
public final class LimitException extends PermanentException {

    private static final long serialVersionUID = 1L;

    private final Limit limit;

    /** Which limit it was. */
    public enum Limit {
        /** Processor time of one call, at one go between awaits. */
        CPU_TIME,
        /** Bytes that one call has allocated, at one go between awaits. */
        ALLOCATION,
        /** Bytes that a worker has printed. */
        OUTPUT,
        /** References to a worker's objects that are held elsewhere. */
        REFERENCES
    }

    /** Says whose limit it is and how much is allowed. */
    public LimitException(Limit limit, String message) {
        super(message, null, false);
        this.limit = limit;
    }

    /** Which limit it was. */
    public Limit limit() {
        return limit;
    }
}
