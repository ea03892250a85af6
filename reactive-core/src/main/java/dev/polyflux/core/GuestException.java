package dev.polyflux.core;

import java.util.Arrays;
import java.util.List;

/**
 * A guest threw; its frames stand at the top of the stack trace, with guest files and lines.
 *
 * <p>The message is {@link GuestError#summary()}.
 */
public sealed class GuestException extends PermanentException permits ExitException {

    private static final long serialVersionUID = 1L;

    private final transient GuestError error;
    private final boolean told;

    /** Wraps what a guest threw. */
    public GuestException(GuestError error) {
        this(error, false);
    }

    private GuestException(GuestError error, boolean told) {
        super(error.summary(), error.cause() == null ? null : new GuestException(error.cause()), true);
        this.error = error;
        this.told = told;
        setStackTrace(error.frames().stream()
                .map(frame -> new StackTraceElement(error.language(), frame.function(), frame.file(), frame.line()))
                .toArray(StackTraceElement[]::new));
    }

    /** What Java code threw, as a guest sees it; an error of Polyflux as it is. The original is kept as suppressed. */
    public static PolyfluxException ofJava(Throwable thrown) {
        if (thrown instanceof PolyfluxException already) {
            return already;
        }
        String type = thrown.getClass().getName();
        String message = String.valueOf(thrown.getMessage());
        List<GuestError.Frame> frames = Arrays.stream(thrown.getStackTrace())
                .limit(64)
                .map(frame -> new GuestError.Frame(
                        frame.getClassName() + "." + frame.getMethodName(),
                        String.valueOf(frame.getFileName()),
                        Math.max(0, frame.getLineNumber())))
                .toList();
        GuestException wrapped =
                new GuestException(new GuestError("java", type, message, frames, type + ": " + message, null, null));
        wrapped.addSuppressed(thrown);
        return wrapped;
    }

    /** The same, of which guest code has told the user in its own way. */
    public GuestException asTold() {
        GuestException same = new GuestException(error, true);
        for (Throwable original : getSuppressed()) {
            same.addSuppressed(original);
        }
        return same;
    }

    /** Whether guest code has told the user of it, as Python's {@code sys.excepthook} does: then nobody else has to. */
    public boolean isTold() {
        return told;
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
