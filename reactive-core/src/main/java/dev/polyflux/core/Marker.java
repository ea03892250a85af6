package dev.polyflux.core;

/** Wire values that no type of Java stands for. */
public enum Marker {
    /** JavaScript's {@code null}, apart from {@code undefined}; Python sees {@code jsnull}. */
    NULL,
    /** No such attribute, item or receiver. */
    MISSING,
    /**
     * An argument that arrives in JavaScript as an {@code AbortSignal}, aborted when the call it was given to is cancelled;
     * in Python, where a call is cancelled by itself, as {@code None}.
     */
    SIGNAL,
    /** The target's answer to an operand it cannot take: the driver tries the other operand, as Python does. */
    NOT_IMPLEMENTED
}
