package dev.polyflux.guest;

import dev.polyflux.core.PolyfluxException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What a worker and whoever started it send each other.
 *
 * @param toWorker messages for the worker
 * @param toStarter messages of the worker
 * @param stuck whether the worker has been asked to give up what it is doing, which its code looks up
 * @param failures what the worker's script failed with, and errors that nobody caught there
 */
public record Post(
        Mail<@Nullable Object> toWorker,
        Mail<@Nullable Object> toStarter,
        AtomicBoolean stuck,
        Mail<PolyfluxException> failures) {

    /** Nothing said yet. */
    public static Post create() {
        return new Post(new Mail<>(), new Mail<>(), new AtomicBoolean(), new Mail<>());
    }

    /** The worker is ended, and will not be started again. */
    public void workerEnds() {
        toWorker.end();
    }

    /** Whoever started the worker has ended. */
    public void starterEnds() {
        toStarter.end();
        failures.end();
    }
}
