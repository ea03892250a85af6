package dev.polyflux.core;

/** An error after which the same request may succeed. */
public abstract sealed class TransientException extends PolyfluxException
        permits OverflowException, WaitTimeoutException, InterruptedWaitException, NodeLostException {

    private static final long serialVersionUID = 1L;

    TransientException(String message) {
        super(message, null);
    }

    TransientException(String message, Throwable cause) {
        super(message, cause);
    }

    TransientException(String message, boolean stackTrace) {
        super(message, null, stackTrace);
    }
}
