package dev.polyflux.promise;

import dev.polyflux.core.Endpoint;
import dev.polyflux.core.Marker;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Shape;
import dev.polyflux.core.Trap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;

/** Owns an iterator over 0, 1, 2 ... that answers at once. */
class Numbers implements Endpoint {

    final AtomicLong asked = new AtomicLong();
    final AtomicInteger closed = new AtomicInteger();
    private final long size;

    Numbers(long size) {
        this.size = size;
    }

    FluxIteration flux() {
        return new FluxIteration(
                new Ref(this, "iterator", new Shape("test", "iterator", Shape.Feature.ITERATOR.bit())));
    }

    @Override
    public String name() {
        return "numbers";
    }

    @Override
    public Mono<Reply> dispatch(Ref target, Trap trap) {
        return Mono.fromSupplier(() -> await(target, trap));
    }

    @Override
    public Reply await(Ref target, Trap trap) {
        if (trap instanceof Trap.Close) {
            closed.incrementAndGet();
            return Reply.NOTHING;
        }
        long next = asked.getAndIncrement();
        return new Reply.Ok(next < size ? (Object) next : Marker.MISSING);
    }
}
