package dev.polyflux.core;

/** Wire values that no type of Java stands for. */
public enum Marker {
    /** JavaScript's {@code null}, apart from {@code undefined}; Python sees {@code jsnull}. */
    NULL,
    /** No such attribute, item, element or receiver. */
    MISSING
}
