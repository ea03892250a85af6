package dev.polyflux.core.spi;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.Iteration;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

/**
 * The elements of a guest iterator, synchronous or asynchronous.
 *
 * <p>One element is asked for at a time, and only against demand, so a generator runs just as far as its subscriber
 * requested. For one subscriber: an iterator has one position. Elements arrive on the owner's loop, or on the
 * subscriber's where it is one.
 *
 * <p>Cancelling closes the iterator, so its {@code finally} blocks run; where an element is on its way, it is cancelled,
 * and goes to a hook for dropped values if it comes all the same. A guest error is the error signal; an error while closing goes to {@link
 * Operators#onErrorDropped}.
 */
public final class FluxIteration<T> extends Flux<T> {

    private final Iteration steps;
    private final Function<Reply.Ok, Mono<T>> conversion;
    private final boolean ahead;

    /** The elements that {@code iterator} still has, each through {@code conversion}, which gives exactly one value. */
    public FluxIteration(Ref iterator, Function<Reply.Ok, Mono<T>> conversion) {
        this(iterator.iterate(false), false, conversion);
    }

    /** The same of steps that somebody else takes, {@code sized} or not. */
    public FluxIteration(Iteration steps, boolean sized, Function<Reply.Ok, Mono<T>> conversion) {
        this.steps = steps;
        this.conversion = conversion;
        this.ahead = sized;
    }

    /**
     * The same, of elements that are there already: each is looked at when the one before has been taken, so the end is found
     * behind the last one that was requested, and nobody has to request one more to hear of it.
     */
    public static <T> FluxIteration<T> ofSized(Ref iterator, Function<Reply.Ok, Mono<T>> conversion) {
        return new FluxIteration<>(iterator.iterate(true), true, conversion);
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> actual) {
        actual.onSubscribe(new Iterating<>(this, actual));
    }

    private Mono<Optional<T>> element(long wanted) {
        return steps.next(wanted)
                .flatMap(reply -> switch (reply) {
                    case Reply.Err(var error) -> Mono.<T>error(error);
                    case Reply.Ok(End end) -> Mono.<T>empty();
                    case Reply.Ok element ->
                        Failsafe.of(() -> conversion.apply(element))
                                .onErrorResume(error -> steps.close().then(Mono.error(error)));
                })
                .singleOptional();
    }

    @SuppressWarnings("rawtypes") // a field updater knows its class only raw
    private static final class Iterating<T> implements Subscription {

        private static final AtomicLongFieldUpdater<Iterating> REQUESTED =
                AtomicLongFieldUpdater.newUpdater(Iterating.class, "requested");
        private static final AtomicIntegerFieldUpdater<Iterating> WIP =
                AtomicIntegerFieldUpdater.newUpdater(Iterating.class, "wip");

        private final FluxIteration<T> iteration;
        private final CoreSubscriber<? super T> actual;
        private volatile long requested;
        private volatile int wip;
        private volatile boolean cancelled;
        private volatile long illegal = 1;

        // Guarded by wip: who raised it from zero, or was let in by an answer, works alone.
        private volatile boolean asking;
        private boolean over;
        private boolean begun;

        /** An element that is there before it is emitted; handed over by {@code asking}. */
        private @Nullable T arrived;

        private volatile @Nullable Disposable pending;
        private final AtomicBoolean closed = new AtomicBoolean();

        Iterating(FluxIteration<T> iteration, CoreSubscriber<? super T> actual) {
            this.iteration = iteration;
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
            if (!asking && over) {
                discard(); // it came after the end
            }
            if (!asking && !over && !cancelled && illegal > 0 && requested > 0) {
                emit();
            }
            if (cancelled && !over) {
                over = true;
                recall();
                close();
                if (!asking) {
                    discard();
                }
            } else if (asking || over) {
                // its answer, or nothing, comes next
            } else if (illegal <= 0) {
                over = true;
                close();
                discard();
                actual.onError(
                        new IllegalArgumentException("requested " + illegal + ", but demand is positive (rule 3.9)"));
            } else if (arrived == null && (requested > 0 || begun && iteration.ahead)) {
                asking = true;
                pending = iteration
                        .element(Math.max(requested, 1))
                        .contextWrite(actual.currentContext())
                        .subscribe(this::answered, this::failed);
                if (cancelled) {
                    recall();
                }
            }
        }

        /** Cancels the element that is on its way. */
        private void recall() {
            Disposable asked = pending;
            if (asked != null) {
                asked.dispose();
            }
        }

        private void answered(Optional<T> element) {
            if (element.isEmpty()) {
                end(actual::onComplete);
            } else {
                arrived = element.get();
                asking = false;
            }
            drain();
        }

        private void emit() {
            T element = arrived;
            if (element == null) {
                return;
            }
            arrived = null;
            begun = true;
            try {
                actual.onNext(element);
            } catch (Throwable thrown) {
                over = true;
                close();
                Failsafe.end(actual, thrown);
                throw thrown;
            }
            Operators.produced(REQUESTED, this, 1);
        }

        private void discard() {
            T element = arrived;
            arrived = null;
            if (element != null) {
                Operators.onDiscard(element, actual.currentContext());
            }
        }

        private void failed(Throwable error) {
            end(() -> actual.onError(error));
        }

        private void end(Runnable signal) {
            over = true;
            if (!cancelled) {
                signal.run();
            }
        }

        private void close() {
            if (!closed.compareAndSet(false, true)) {
                return;
            }
            iteration.steps.close().subscribe(reply -> {
                // What a closed realm iterated over is closed with it.
                if (reply instanceof Reply.Err(var error) && !(error instanceof ClosedException)) {
                    Operators.onErrorDropped(error, actual.currentContext());
                }
            });
        }
    }
}
