package dev.polyflux.micrometer;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.OverflowException;
import dev.polyflux.core.WaitTimeoutException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a call has ended. */
public enum CallOutcome {
    /** With a value, or the end of a stream. */
    SUCCESS,
    /** The guest threw, or what it gave is not what was asked for. */
    ERROR,
    /** Whoever asked wants it no longer; a {@code timeout} of Reactor's is one of these. */
    CANCELLED,
    /** There was no room for it. */
    OVERLOAD,
    /** Something was waited for in vain. */
    TIMEOUT,
    /** The worker is closed. */
    CLOSED;

    private final String tag = name().toLowerCase(Locale.ROOT);

    static CallOutcome of(@Nullable Throwable error) {
        return switch (error) {
            case null -> SUCCESS;
            case OverflowException full -> OVERLOAD;
            case WaitTimeoutException late -> TIMEOUT;
            case ClosedException closed -> CLOSED;
            default -> ERROR;
        };
    }

    /** The outcome as a tag spells it. */
    public String tag() {
        return tag;
    }
}
