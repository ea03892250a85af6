package dev.polyflux.core;

/**
 * A guest threw; its frames stand at the top of the stack trace, with guest files and lines.
 *
 * <p>The message is {@link GuestError#summary()}.
 */
public final class GuestException extends PermanentException {

    private static final long serialVersionUID = 1L;

    private final transient GuestError error;

    /** Wraps what a guest threw. */
    public GuestException(GuestError error) {
        super(error.summary(), error.cause() == null ? null : new GuestException(error.cause()), true);
        this.error = error;
        setStackTrace(error.frames().stream()
                .map(frame -> new StackTraceElement(error.language(), frame.function(), frame.file(), frame.line()))
                .toArray(StackTraceElement[]::new));
    }

    /** What the guest threw, in full. */
    public GuestError error() {
        return error;
    }

    /** The guest frames already say where: the Java stack of an event loop would add nothing, and costs microseconds. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
