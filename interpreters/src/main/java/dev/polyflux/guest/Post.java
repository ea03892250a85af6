package dev.polyflux.guest;

import dev.polyflux.core.PolyfluxException;
import org.jspecify.annotations.Nullable;

/**
 * What a worker and whoever started it send each other.
 *
 * @param toWorker messages for the worker
 * @param toStarter messages of the worker
 * @param failures what the worker's script failed with, and errors that nobody caught there
 */
public record Post(
        Mail<@Nullable Object> toWorker, Mail<@Nullable Object> toStarter, Mail<PolyfluxException> failures) {

    /** Nothing said yet. */
    public static Post create() {
        return new Post(new Mail<>(), new Mail<>(), new Mail<>());
    }
}
