package dev.polyflux.cluster;

import dev.polyflux.core.BootException;
import dev.polyflux.core.ClosedException;
import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.ConversionException;
import dev.polyflux.core.CopyTooLargeException;
import dev.polyflux.core.DeadlockException;
import dev.polyflux.core.ExitException;
import dev.polyflux.core.GuestError;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.InterruptedWaitException;
import dev.polyflux.core.LimitException;
import dev.polyflux.core.NoSuchWorkerException;
import dev.polyflux.core.NodeLostException;
import dev.polyflux.core.OverflowException;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.ProtocolException;
import dev.polyflux.core.ReleasedException;
import dev.polyflux.core.UnsupportedTrapException;
import dev.polyflux.core.WaitNotAllowedException;
import dev.polyflux.core.WaitTimeoutException;
import dev.polyflux.core.WorkerFailedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ErrorWriter} writes, from behind its code on. */
record ErrorReader(ValueReader from) {

    /** The rest of a list that has begun, up to its end. */
    PolyfluxException error() throws IOException {
        String kind = from.text();
        String message = from.text();
        PolyfluxException cause = from.begins(Code.FAILED) ? error() : null;
        PolyfluxException error =
                switch (kind) {
                    case "GuestException" -> guest(known(guest()), from.truth());
                    case "ExitException" -> {
                        GuestError guest = known(guest());
                        boolean told = from.truth();
                        ExitException exit =
                                new ExitException(guest, from.number(), from.truth(), from.textOrNothing());
                        yield told ? exit.asTold() : exit;
                    }
                    case "ClosedException" ->
                        from.truth() ? ClosedException.refusing(message) : new ClosedException(message);
                    case "ConfigurationException" ->
                        new ConfigurationException(ConfigurationException.Code.valueOf(from.text()), message);
                    case "LimitException" -> new LimitException(LimitException.Limit.valueOf(from.text()), message);
                    case "CopyTooLargeException" -> new CopyTooLargeException(from.longNumber(), from.longNumber());
                    case "NodeLostException" -> new NodeLostException(from.text(), message);
                    case "BootException" -> new BootException(message, known(cause));
                    case "WorkerFailedException" -> new WorkerFailedException(message, known(cause));
                    case "InterruptedWaitException" -> {
                        InterruptedWaitException interrupted = new InterruptedWaitException(message);
                        yield cause == null ? interrupted : interrupted.because(cause);
                    }
                    case "WaitTimeoutException" -> new WaitTimeoutException(message);
                    case "OverflowException" -> new OverflowException(message);
                    case "WaitNotAllowedException" -> new WaitNotAllowedException(message);
                    case "DeadlockException" -> new DeadlockException(message);
                    case "ReleasedException" -> new ReleasedException(message);
                    case "UnsupportedTrapException" -> new UnsupportedTrapException(message);
                    case "NoSuchWorkerException" -> new NoSuchWorkerException(message);
                    case "ConversionException" -> new ConversionException(message);
                    case "ProtocolException" -> new ProtocolException(message);
                    default -> throw ValueReader.wrong("the error " + kind);
                };
        from.leave();
        return error;
    }

    private static GuestException guest(GuestError error, boolean told) {
        GuestException guest = new GuestException(error);
        return told ? guest.asTold() : guest;
    }

    private static <T> T known(@Nullable T part) {
        if (part == null) {
            throw ValueReader.wrong("an error without what it is about");
        }
        return part;
    }

    private @Nullable GuestError guest() throws IOException {
        if (!from.begins(Code.OK)) {
            return null;
        }
        String language = from.text();
        String type = from.text();
        String message = from.text();
        List<GuestError.Frame> frames = new ArrayList<>();
        for (int left = from.number(); left > 0; left--) {
            frames.add(new GuestError.Frame(from.text(), from.text(), from.number()));
        }
        GuestError error =
                new GuestError(language, type, message, frames, from.text(), guest(), from.value(), from.value());
        from.leave();
        return error;
    }
}
