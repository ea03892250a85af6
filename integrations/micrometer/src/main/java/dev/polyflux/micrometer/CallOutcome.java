package dev.polyflux.micrometer;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.CopyTooLargeException;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.InterruptedWaitException;
import dev.polyflux.core.LimitException;
import dev.polyflux.core.NodeLostException;
import dev.polyflux.core.OverflowException;
import dev.polyflux.core.WaitTimeoutException;
import dev.polyflux.core.WorkerFailedException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a call has ended. */
public enum CallOutcome {
    /** With a value, or the end of a stream. */
    SUCCESS,
    /** The guest threw, or what it gave is not what was asked for; and any error that is none of those below. */
    ERROR,
    /** Whoever asked wants it no longer, as with a {@code timeout} of Reactor's; or the guest says that it was cancelled. */
    CANCELLED,
    /** There was no room for it. */
    OVERLOAD,
    /** Something was waited for in vain. */
    TIMEOUT,
    /** The call, or a value of it, went beyond a limit. */
    LIMIT,
    /** It was interrupted. */
    INTERRUPTED,
    /** Nobody was there to answer: the worker has failed, or its node is lost. */
    FAILED,
    /** The worker is closed. */
    CLOSED;

    private final String tag = name().toLowerCase(Locale.ROOT);

    static CallOutcome of(@Nullable Throwable error) {
        return switch (error) {
            case null -> SUCCESS;
            case OverflowException full -> OVERLOAD;
            case WaitTimeoutException late -> TIMEOUT;
            case LimitException beyond -> LIMIT;
            case CopyTooLargeException large -> LIMIT;
            case InterruptedWaitException stopped -> INTERRUPTED;
            case WorkerFailedException failed -> FAILED;
            case NodeLostException lost -> FAILED;
            case ClosedException closed -> CLOSED;
            case GuestException guest when guest.error().isCancellation() -> CANCELLED;
            default -> ERROR;
        };
    }

    /** The outcome as a tag spells it. */
    public String tag() {
        return tag;
    }
}
