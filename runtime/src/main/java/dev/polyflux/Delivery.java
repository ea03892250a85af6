package dev.polyflux;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.core.scheduler.Scheduler;
import reactor.util.context.Context;

/**
 * Takes signals to a scheduler of the user's, one after the other. Unlike {@code publishOn} it requests nothing by itself: a generator
 * is not run ahead of those who ask for its elements.
 */
final class Delivery<T> implements CoreSubscriber<T>, Subscription {

    private final CoreSubscriber<? super T> subscriber;
    private final Scheduler.Worker worker;
    private @Nullable Subscription source;

    private Delivery(CoreSubscriber<? super T> subscriber, Scheduler scheduler) {
        this.subscriber = subscriber;
        this.worker = scheduler.createWorker();
    }

    /** The same, on that scheduler; as it comes where there is none. */
    static <T> Mono<T> of(Mono<T> call, @Nullable Scheduler scheduler) {
        return scheduler == null
                ? call
                : call.transform(Operators.<T, T>lift((all, to) -> new Delivery<T>(to, scheduler)));
    }

    /** The same of several elements. */
    static <T> Flux<T> of(Flux<T> call, @Nullable Scheduler scheduler) {
        return scheduler == null
                ? call
                : call.transform(Operators.<T, T>lift((all, to) -> new Delivery<T>(to, scheduler)));
    }

    @Override
    public Context currentContext() {
        return subscriber.currentContext();
    }

    @Override
    public void onSubscribe(Subscription given) {
        source = given;
        subscriber.onSubscribe(this);
    }

    @Override
    public void onNext(T element) {
        deliver(() -> subscriber.onNext(element));
    }

    @Override
    public void onError(Throwable failure) {
        deliver(() -> end(() -> subscriber.onError(failure)));
    }

    @Override
    public void onComplete() {
        deliver(() -> end(subscriber::onComplete));
    }

    private void end(Runnable signal) {
        try {
            signal.run();
        } finally {
            worker.dispose();
        }
    }

    /** A scheduler that takes nothing more was closed by the user: then the call ends where it is. */
    private void deliver(Runnable signal) {
        try {
            worker.schedule(signal);
        } catch (RuntimeException refused) {
            if (!worker.isDisposed()) {
                cancel();
                subscriber.onError(Operators.onRejectedExecution(refused, currentContext()));
            }
        }
    }

    @Override
    public void request(long n) {
        if (source != null) {
            source.request(n);
        }
    }

    @Override
    public void cancel() {
        if (source != null) {
            source.cancel();
        }
        worker.dispose();
    }
}
