package dev.polyflux.core;

/**
 * The realm that owns the target is closed, or closed while the request was on its way; so is a pool or a runtime.
 *
 * <p>It has no stack trace: whoever closes ends all that is under way with it.
 */
public final class ClosedException extends PermanentException {

    private static final long serialVersionUID = 1L;

    private final boolean refusal;

    /** Says what, where and what to do. */
    public ClosedException(String message) {
        this(message, false);
    }

    private ClosedException(String message, boolean refusal) {
        super(message, null, false);
        this.refusal = refusal;
    }

    /** One that says that nothing of what was asked has begun. */
    public static ClosedException refusing(String message) {
        return new ClosedException(message, true);
    }

    /** Whether nothing of what was asked has begun, so that somebody else may be asked instead. */
    public boolean isRefusal() {
        return refusal;
    }
}
