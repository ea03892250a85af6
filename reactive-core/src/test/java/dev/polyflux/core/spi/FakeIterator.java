package dev.polyflux.core.spi;

import dev.polyflux.core.Endpoint;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Shape;
import dev.polyflux.core.Trap;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** An iterator over 0, 1, 2 ... in a realm that has no guest. */
final class FakeIterator implements Endpoint {

    /** What was asked, in order. */
    final Queue<String> asked = new ConcurrentLinkedQueue<>();

    private final AtomicLong next = new AtomicLong();
    private final long size;
    private final @Nullable PolyfluxException end;
    private final boolean onTheWay;
    private final Queue<Sinks.One<Reply>> open = new ConcurrentLinkedQueue<>();
    private @Nullable PolyfluxException refusal;

    private FakeIterator(long size, @Nullable PolyfluxException end, boolean onTheWay) {
        this.size = size;
        this.end = end;
        this.onTheWay = onTheWay;
    }

    static FakeIterator of(long size) {
        return new FakeIterator(size, null, false);
    }

    /** Throws behind its last element. */
    static FakeIterator breaking(long size, PolyfluxException error) {
        return new FakeIterator(size, error, false);
    }

    /** Keeps each answer back until {@link #arrive}. */
    static FakeIterator slow(long size) {
        return new FakeIterator(size, null, true);
    }

    FakeIterator refusingToClose(PolyfluxException error) {
        this.refusal = error;
        return this;
    }

    Ref ref() {
        return new Ref(this, new Object(), new Shape("fake", "iterator", Shape.Feature.ITERATOR.bit()));
    }

    FluxIteration<Reply.Ok> flux() {
        return new FluxIteration<>(ref(), Mono::just);
    }

    /** Of elements that are there already. */
    FluxIteration<Reply.Ok> sized() {
        return FluxIteration.ofSized(ref(), Mono::just);
    }

    /** Lets the answer arrive that was asked for first. */
    void arrive() {
        Sinks.One<Reply> sink = open.remove();
        sink.tryEmitValue(answer());
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public Mono<Reply> dispatch(Ref target, Trap trap) {
        return Mono.defer(() -> {
            asked.add(trap.verb());
            if (trap instanceof Trap.Close) {
                PolyfluxException refused = refusal;
                return Mono.just(refused == null ? Reply.NOTHING : new Reply.Err(refused));
            }
            if (!onTheWay) {
                return Mono.just(answer());
            }
            Sinks.One<Reply> sink = Sinks.one();
            open.add(sink);
            return sink.asMono().doOnCancel(() -> asked.add("recall"));
        });
    }

    private Reply answer() {
        long element = next.getAndIncrement();
        if (element < size) {
            return new Reply.Ok(element);
        }
        PolyfluxException error = end;
        return error == null ? new Reply.Ok(new End(null)) : new Reply.Err(error);
    }

    @Override
    public Reply await(Ref target, Trap trap) {
        throw new UnsupportedOperationException("a flux never waits");
    }
}
