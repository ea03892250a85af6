package dev.polyflux.core;

/** What would have crossed as a copy is larger than the runtime allows. */
public final class CopyTooLargeException extends PermanentException {

    private static final long serialVersionUID = 1L;

    private final long size;
    private final long limit;

    /** Says how large it is, and what is allowed. */
    public CopyTooLargeException(long size, long limit) {
        super(
                "a copy of " + size + " elements, characters and bytes is more than the " + limit
                        + " that may cross at once: pass the object itself, or raise the copy limit",
                null);
        this.size = size;
        this.limit = limit;
    }

    /** How large it is, in elements, characters and bytes. */
    public long size() {
        return size;
    }

    /** How large it may be. */
    public long limit() {
        return limit;
    }
}
