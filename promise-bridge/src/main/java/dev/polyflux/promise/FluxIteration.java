package dev.polyflux.promise;

import dev.polyflux.core.Marker;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;

/**
 * The elements of a guest iterator, synchronous or asynchronous, each as the reply that brought it.
 *
 * <p>One element is asked for at a time, and only against demand, so a generator runs just as far as its subscriber
 * requested. For one subscriber: an iterator has one position. Elements arrive on the owner's loop, or on the
 * subscriber's where it is one.
 *
 * <p>Cancelling closes the iterator, so its {@code finally} blocks run; where an element is on its way, once that has
 * come, and it goes to the discard hook. A guest error is the error signal; an error while closing goes to {@link
 * Operators#onErrorDropped}.
 */
public final class FluxIteration extends Flux<Reply.Ok> {

    private final Ref iterator;

    /** The elements that {@code iterator} still has. */
    public FluxIteration(Ref iterator) {
        this.iterator = iterator;
    }

    @Override
    public void subscribe(CoreSubscriber<? super Reply.Ok> actual) {
        actual.onSubscribe(new Iterating(iterator, actual));
    }

    private static final class Iterating implements Subscription {

        private static final AtomicLongFieldUpdater<Iterating> REQUESTED =
                AtomicLongFieldUpdater.newUpdater(Iterating.class, "requested");
        private static final AtomicIntegerFieldUpdater<Iterating> WIP =
                AtomicIntegerFieldUpdater.newUpdater(Iterating.class, "wip");

        private final Ref iterator;
        private final CoreSubscriber<? super Reply.Ok> actual;
        private volatile long requested;
        private volatile int wip;
        private volatile boolean cancelled;

        // Guarded by wip: who raised it from zero, or was let in by an answer, works alone.
        private boolean asking;
        private boolean over;

        Iterating(Ref iterator, CoreSubscriber<? super Reply.Ok> actual) {
            this.iterator = iterator;
            this.actual = actual;
        }

        @Override
        public void request(long n) {
            if (n <= 0) {
                // Rule 3.9: told through the error signal, in turn with an element that may be on its way.
                illegal = n;
            } else {
                Operators.addCap(REQUESTED, this, n);
            }
            drain();
        }

        private volatile long illegal = 1;

        @Override
        public void cancel() {
            cancelled = true;
            drain();
        }

        private void drain() {
            if (WIP.getAndIncrement(this) != 0) {
                return;
            }
            int missed = 1;
            do {
                step();
                missed = WIP.addAndGet(this, -missed);
            } while (missed != 0);
        }

        private void step() {
            if (asking || over) {
                return;
            }
            if (cancelled) {
                over = true;
                close();
            } else if (illegal <= 0) {
                over = true;
                close();
                actual.onError(
                        new IllegalArgumentException("requested " + illegal + ", but demand is positive (rule 3.9)"));
            } else if (requested > 0) {
                asking = true;
                iterator.dispatch(new Trap.Next()).subscribe(this::answered);
            }
        }

        private void answered(Reply reply) {
            switch (reply) {
                case Reply.Err(var error) -> end(() -> actual.onError(error));
                case Reply.Ok(var value) when value == Marker.MISSING -> end(actual::onComplete);
                case Reply.Ok element -> {
                    if (cancelled) {
                        Operators.onDiscard(element, actual.currentContext());
                    } else {
                        actual.onNext(element);
                        Operators.produced(REQUESTED, this, 1);
                    }
                    asking = false;
                }
            }
            drain();
        }

        private void end(Runnable signal) {
            over = true;
            if (!cancelled) {
                signal.run();
            }
        }

        private void close() {
            iterator.dispatch(new Trap.Close()).subscribe(reply -> {
                if (reply instanceof Reply.Err(var error)) {
                    Operators.onErrorDropped(error, actual.currentContext());
                }
            });
        }
    }
}
