package dev.polyflux;

import dev.polyflux.bus.Taking;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** One call that somebody hears of: tells each thing once, whatever operators signal. */
final class HeardCall implements Taking {

    private final CallListener.Progress progress;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean over = new AtomicBoolean();

    private HeardCall(CallListener.Progress progress) {
        this.progress = progress;
    }

    /** The same call, of which {@code listener} hears. */
    static <T> Mono<T> of(Mono<T> call, CallListener listener, CallListener.Called which) {
        return Mono.deferContextual(context -> {
            HeardCall heard = of(listener, which, context);
            return heard == null
                    ? call
                    : call.doOnSuccess(value -> heard.ended(null))
                            .doOnError(heard::ended)
                            .doOnCancel(heard::cancelled)
                            .contextWrite(heard::within);
        });
    }

    /** The same call, of which {@code listener} hears. */
    static <T> Flux<T> of(Flux<T> call, CallListener listener, CallListener.Called which) {
        return Flux.deferContextual(context -> {
            HeardCall heard = of(listener, which, context);
            return heard == null
                    ? call
                    : call.doOnComplete(() -> heard.ended(null))
                            .doOnError(heard::ended)
                            .doOnCancel(heard::cancelled)
                            .contextWrite(heard::within);
        });
    }

    /** Null where the listener does not want to know, by throwing. */
    private static @Nullable HeardCall of(CallListener listener, CallListener.Called which, ContextView context) {
        return told(() -> new HeardCall(listener.called(which, context)), null);
    }

    private Context within(Context context) {
        return Taking.heard(told(() -> progress.within(context), context), this);
    }

    /** What a listener answers. One that throws is told of as Reactor tells of what nobody hears, and changes no call. */
    private static <T extends @Nullable Object> T told(Supplier<T> asking, T otherwise) {
        try {
            return asking.get();
        } catch (Throwable wrong) {
            Operators.onErrorDropped(wrong, Context.empty());
            return otherwise;
        }
    }

    private static void tell(Runnable telling) {
        told(
                () -> {
                    telling.run();
                    return true;
                },
                false);
    }

    @Override
    public void taken() {
        if (begun.compareAndSet(false, true)) {
            tell(progress::begun);
        }
    }

    private void ended(@Nullable Throwable error) {
        if (over.compareAndSet(false, true)) {
            tell(() -> progress.ended(error));
        }
    }

    private void cancelled() {
        if (over.compareAndSet(false, true)) {
            tell(progress::cancelled);
        }
    }
}
