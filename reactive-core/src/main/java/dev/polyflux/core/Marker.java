package dev.polyflux.core;

/** Wire values that no type of Java stands for. */
public enum Marker {
    /** JavaScript's {@code null}, apart from {@code undefined}; Python sees {@code jsnull}. */
    NULL,
    /** No such attribute, item or receiver. */
    MISSING,
    /** The target's answer to an operand it cannot take: the driver tries the other operand, as Python does. */
    NOT_IMPLEMENTED
}
