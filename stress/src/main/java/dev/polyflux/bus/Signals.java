package dev.polyflux.bus;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.Marker;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Shape;
import dev.polyflux.core.Trap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.util.context.Context;

/** A subscriber that counts what it is told, and what is dropped instead. */
final class Signals implements CoreSubscriber<Reply> {

    static final Trap CALL = new Trap.Apply(Marker.MISSING, Arguments.none());

    private static final Reply ANSWER = new Reply.Ok(1);

    final AtomicInteger told = new AtomicInteger();
    final AtomicInteger ended = new AtomicInteger();
    final AtomicInteger dropped = new AtomicInteger();

    private final Context context =
            Context.of("reactor.onNextDropped.local", (Consumer<Object>) late -> dropped.incrementAndGet());

    /** An endpoint of the loop whose objects answer each trap with 1. */
    static RingEndpoint endpoint(EventLoop loop) {
        return new RingEndpoint(loop.name(), loop, new Reflector() {
            @Override
            public Reply apply(Ref target, Trap trap) {
                return ANSWER;
            }

            @Override
            public @Nullable Disposable settle(Reply reply, Consumer<Reply> whenSettled) {
                whenSettled.accept(reply);
                return null;
            }
        });
    }

    static Ref object(RingEndpoint endpoint) {
        return new Ref(endpoint, "object", new Shape("java", "object", 0));
    }

    @Override
    public Context currentContext() {
        return context;
    }

    @Override
    public void onSubscribe(Subscription subscription) {}

    @Override
    public void onNext(Reply reply) {
        told.incrementAndGet();
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
