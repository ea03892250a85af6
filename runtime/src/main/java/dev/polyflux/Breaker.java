package dev.polyflux;

import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.WorkerFailedException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The circuit of a pool: whether calls are taken, or refused at once since nobody will be there for them. Within its crew's monitor. */
final class Breaker<R extends Recruit> {

    private final String pool;
    private final Places<R> places;
    private final Consumer<PoolEvent> events;
    private Circuit circuit = Circuit.CLOSED;

    Breaker(String pool, Places<R> places, Consumer<PoolEvent> events) {
        this.pool = pool;
        this.places = places;
        this.events = events;
    }

    /** Places were filled or lost. */
    void look() {
        Circuit now = places.circuit();
        if (now != circuit) {
            circuit = now;
            events.accept(new PoolEvent.CircuitChanged(pool, now));
        }
    }

    Circuit circuit() {
        return circuit;
    }

    /** Why nobody is there to take a call, and nobody is about to; null where somebody is. */
    @Nullable
    PolyfluxException failure() {
        if (circuit == Circuit.CLOSED) {
            return null;
        }
        Throwable why = places.failure();
        return new WorkerFailedException("no worker of pool '" + pool + "' is ready: " + why.getMessage(), why);
    }
}
