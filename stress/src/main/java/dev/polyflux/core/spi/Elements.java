package dev.polyflux.core.spi;

import dev.polyflux.core.Endpoint;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Shape;
import dev.polyflux.core.Trap;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A stream of an endless iterator, whose elements arrive when they are let, and its subscriber; one element was requested. */
final class Elements implements Endpoint, CoreSubscriber<Object> {

    final AtomicInteger asked = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    final AtomicInteger given = new AtomicInteger();
    final AtomicInteger ended = new AtomicInteger();

    private final Queue<Sinks.One<Reply>> open = new ConcurrentLinkedQueue<>();
    private volatile Subscription subscription;

    Elements() {
        new FluxIteration<Object>(new Ref(this, "iterator", new Shape("java", "iterator", 0)), Mono::just)
                .subscribe(this);
        request();
    }

    void request() {
        subscription.request(1);
    }

    void cancel() {
        subscription.cancel();
    }

    /** Lets the element arrive that was asked for first, if there is one. */
    void arrive() {
        Sinks.One<Reply> element = open.poll();
        if (element != null) {
            element.tryEmitValue(new Reply.Ok(1));
        }
    }

    // The iterator.

    @Override
    public String name() {
        return "iterator";
    }

    @Override
    public Mono<Reply> dispatch(Ref target, Trap trap) {
        return Mono.defer(() -> {
            if (trap instanceof Trap.Close) {
                closed.incrementAndGet();
                return Mono.just(Reply.NOTHING);
            }
            Sinks.One<Reply> element = Sinks.one();
            asked.incrementAndGet();
            open.add(element);
            return element.asMono();
        });
    }

    @Override
    public Reply await(Ref target, Trap trap) {
        throw new UnsupportedOperationException("a stream never waits");
    }

    // The subscriber.

    @Override
    public void onSubscribe(Subscription made) {
        subscription = made;
    }

    @Override
    public void onNext(Object element) {
        given.incrementAndGet();
    }

    @Override
    public void onError(Throwable error) {
        ended.incrementAndGet();
    }

    @Override
    public void onComplete() {
        ended.incrementAndGet();
    }
}
