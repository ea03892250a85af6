package dev.polyflux.core;

import org.jspecify.annotations.Nullable;

/** An error that repeats however often the same request is sent. */
public abstract sealed class PermanentException extends PolyfluxException
        permits GuestException,
                ClosedException,
                WaitNotAllowedException,
                DeadlockException,
                ReleasedException,
                UnsupportedTrapException,
                NoSuchWorkerException,
                ConversionException,
                CopyTooLargeException,
                ConfigurationException,
                BootException,
                WorkerFailedException,
                ProtocolException,
                LimitException {

    private static final long serialVersionUID = 1L;

    PermanentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    PermanentException(String message, @Nullable Throwable cause, boolean stackTrace) {
        super(message, cause, stackTrace);
    }
}
