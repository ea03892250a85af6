package dev.polyflux.core;

import org.jspecify.annotations.Nullable;

/** Wire value: a key for a range of items, as in Python; each bound may be left out ({@code null}). */
public record Slice(@Nullable Object start, @Nullable Object stop, @Nullable Object step) {}
