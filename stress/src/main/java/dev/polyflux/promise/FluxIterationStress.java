package dev.polyflux.promise;

import dev.polyflux.core.Endpoint;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Shape;
import dev.polyflux.core.Trap;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.core.publisher.Sinks;
import reactor.util.context.Context;

/**
 * A stream of which an element arrives while more is requested and it is cancelled: no element is lost, and the iterator is
 * closed once.
 */
@JCStressTest
@Outcome(id = "0, 1, 1", expect = Expect.ACCEPTABLE, desc = "cancelled before the element: discarded, closed")
@Outcome(id = "0, 1, 2", expect = Expect.FORBIDDEN, desc = "asked for an element after it was cancelled")
@Outcome(id = "[1-9].*", expect = Expect.FORBIDDEN, desc = "an element is neither given nor discarded")
@Outcome(id = "0, 1, .*", expect = Expect.ACCEPTABLE, desc = "closed once, with an element given")
@Outcome(id = "0, 0, .*", expect = Expect.FORBIDDEN, desc = "the iterator stays open, its finally blocks never run")
@Outcome(expect = Expect.FORBIDDEN, desc = "closed more than once")
@State
public class FluxIterationStress implements CoreSubscriber<Object> {

    private final Iterator iterator = new Iterator();
    private final AtomicInteger given = new AtomicInteger();
    private final AtomicInteger discarded = new AtomicInteger();
    private final Context context = Operators.enableOnDiscard(Context.empty(), element -> discarded.incrementAndGet());
    private volatile Subscription subscription;

    /** One element is on its way. */
    public FluxIterationStress() {
        Ref ref = new Ref(iterator, "iterator", new Shape("java", "iterator", 0));
        new FluxIteration<Object>(ref, Mono::just).subscribe(this);
        subscription.request(1);
    }

    @Actor
    public void arrive() {
        iterator.arrive();
    }

    @Actor
    public void request() {
        subscription.request(1);
    }

    @Actor
    public void cancel() {
        subscription.cancel();
    }

    /** Lets a second element arrive where one was asked for. */
    @Arbiter
    public void end(III_Result result) {
        int asked = iterator.asked.get();
        if (asked > 1) {
            iterator.arrive();
        }
        result.r1 = asked - given.get() - discarded.get();
        result.r2 = iterator.closed.get();
        result.r3 = given.get() == 0 ? asked : 10 * asked;
    }

    @Override
    public Context currentContext() {
        return context;
    }

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
        discarded.set(-100);
    }

    @Override
    public void onComplete() {
        discarded.set(-100);
    }

    /** An endless iterator whose elements come when they are let. */
    private static final class Iterator implements Endpoint {

        final AtomicInteger asked = new AtomicInteger();
        final AtomicInteger closed = new AtomicInteger();
        private final Queue<Sinks.One<Reply>> open = new ConcurrentLinkedQueue<>();

        void arrive() {
            open.remove().tryEmitValue(new Reply.Ok(1));
        }

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
    }
}
