package dev.polyflux.core.spi;

import org.jspecify.annotations.Nullable;

/** Wire value: an iterator is through; {@code value} is what a generator returned. */
public record End(@Nullable Object value) {}
