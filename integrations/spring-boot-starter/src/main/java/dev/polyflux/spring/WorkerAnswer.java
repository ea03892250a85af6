package dev.polyflux.spring;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.CopyTooLargeException;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.InterruptedWaitException;
import dev.polyflux.core.LimitException;
import dev.polyflux.core.NodeLostException;
import dev.polyflux.core.OverflowException;
import dev.polyflux.core.WaitTimeoutException;
import dev.polyflux.core.WorkerFailedException;
import java.util.Optional;

/**
 * What HTTP says of an error of a worker: 503 for what may be tried again, 504 for one that waited in vain, 410 for a closed worker, 499
 * for a cancelled call, 413 for a value that is too large, 507 for a call that took more than it may. None of them is a fault of the
 * program, so none has a stack trace in the log. What a guest throws is.
 *
 * @param again whether it may be tried again
 */
record WorkerAnswer(int status, String title, boolean again) {

    /** When to try again, in seconds. */
    static final String RETRY_AFTER = "1";

    private static WorkerAnswer later(String title) {
        return new WorkerAnswer(503, title, true);
    }

    private static WorkerAnswer of(int status, String title) {
        return new WorkerAnswer(status, title, false);
    }

    /** The answer to an error; nothing where that is somebody's fault. */
    static Optional<WorkerAnswer> to(Throwable failure) {
        return Optional.ofNullable(
                switch (failure) {
                    case OverflowException full -> later("Too many calls at a time");
                    case WorkerFailedException failed -> later("No worker is there to answer");
                    case NodeLostException lost -> later("The worker's node is lost");
                    case InterruptedWaitException stopped -> later("The call was interrupted");
                    case WaitTimeoutException late -> of(504, "Waited for too long");
                    case ClosedException closed -> of(410, "The worker is closed");
                    case CopyTooLargeException large -> of(413, "A value is too large to be sent");
                    case LimitException beyond -> of(507, "The call took more than it may");
                    case GuestException guest when guest.error().isCancellation() -> of(499, "The call was cancelled");
                    default -> null;
                });
    }

    /** The content, of the type {@code application/problem+json}. */
    String problem() {
        return "{\"status\":" + status + ",\"title\":\"" + title + "\"}";
    }
}
