package dev.polyflux.cluster;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.CopyTooLargeException;
import dev.polyflux.core.ExitException;
import dev.polyflux.core.GuestError;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.LimitException;
import dev.polyflux.core.NodeLostException;
import dev.polyflux.core.PolyfluxException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes errors: the name of their kind, what they say, what they came from, and what else their kind has. */
record ErrorWriter(ValueWriter to) {

    void error(PolyfluxException error) throws IOException {
        to.begin(Code.FAILED);
        to.value(error.getClass().getSimpleName());
        to.value(message(error));
        cause(error instanceof GuestException ? null : error.getCause());
        switch (error) {
            case ExitException exit -> {
                guest(exit.error());
                to.value(exit.isTold());
                to.value(exit.status());
                to.value(exit.atOnce());
                to.value(exit.word());
            }
            case GuestException guest -> {
                guest(guest.error());
                to.value(guest.isTold());
            }
            case ClosedException closed -> to.value(closed.isRefusal());
            case ConfigurationException configuration ->
                to.value(configuration.code().name());
            case LimitException limit -> to.value(limit.limit().name());
            case CopyTooLargeException large -> {
                to.value(large.size());
                to.value(large.limit());
            }
            case NodeLostException lost -> to.value(lost.node());
            default -> {}
        }
        to.out().writeEndArray();
    }

    private static String message(PolyfluxException error) {
        return switch (error) {
            case ConfigurationException configuration -> configuration.bareMessage();
            case NodeLostException lost -> lost.how();
            default -> error.getMessage();
        };
    }

    private void cause(@Nullable Throwable cause) throws IOException {
        if (cause == null) {
            to.value(null);
        } else {
            error(GuestException.ofJava(cause));
        }
    }

    private void guest(@Nullable GuestError error) throws IOException {
        if (error == null) {
            to.value(null);
            return;
        }
        to.begin(Code.OK);
        to.value(error.language());
        to.value(error.type());
        to.value(error.message());
        to.value(error.frames().size());
        for (GuestError.Frame frame : error.frames()) {
            to.value(frame.function());
            to.value(frame.file());
            to.value(frame.line());
        }
        to.value(error.trace());
        guest(error.cause());
        to.value(error.thrown());
        to.value(error.details());
        to.out().writeEndArray();
    }
}
