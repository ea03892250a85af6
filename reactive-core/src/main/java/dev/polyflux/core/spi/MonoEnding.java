package dev.polyflux.core.spi;

import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;
import reactor.util.context.Context;

/** Hands on one value, and an error right after it where the subscriber threw what Reactor takes for fatal. */
final class MonoEnding<T> extends MonoOperator<T, T> {

    private MonoEnding(Mono<? extends T> source) {
        super(source);
    }

    static <T> Mono<T> of(Mono<? extends T> source) {
        return onAssembly(new MonoEnding<T>(source));
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> actual) {
        source.subscribe(new Ending<>(actual));
    }

    private record Ending<T>(CoreSubscriber<? super T> actual) implements CoreSubscriber<T> {

        @Override
        public Context currentContext() {
            return actual.currentContext();
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            actual.onSubscribe(subscription);
        }

        @Override
        public void onNext(T value) {
            try {
                actual.onNext(value);
            } catch (Throwable thrown) {
                Failsafe.end(actual, thrown);
                throw thrown;
            }
        }

        @Override
        public void onError(Throwable error) {
            actual.onError(error);
        }

        @Override
        public void onComplete() {
            actual.onComplete();
        }
    }
}
