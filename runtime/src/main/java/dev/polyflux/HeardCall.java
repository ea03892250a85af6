package dev.polyflux;

import dev.polyflux.bus.Taking;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

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
            HeardCall heard = new HeardCall(listener.called(which, context));
            return call.doOnSuccess(value -> heard.ended(null))
                    .doOnError(heard::ended)
                    .doOnCancel(heard::cancelled)
                    .contextWrite(heard::within);
        });
    }

    /** The same call, of which {@code listener} hears. */
    static <T> Flux<T> of(Flux<T> call, CallListener listener, CallListener.Called which) {
        return Flux.deferContextual(context -> {
            HeardCall heard = new HeardCall(listener.called(which, context));
            return call.doOnComplete(() -> heard.ended(null))
                    .doOnError(heard::ended)
                    .doOnCancel(heard::cancelled)
                    .contextWrite(heard::within);
        });
    }

    private Context within(Context context) {
        return Taking.heard(progress.within(context), this);
    }

    @Override
    public void taken() {
        if (begun.compareAndSet(false, true)) {
            progress.begun();
        }
    }

    private void ended(@Nullable Throwable error) {
        if (over.compareAndSet(false, true)) {
            progress.ended(error);
        }
    }

    private void cancelled() {
        if (over.compareAndSet(false, true)) {
            progress.cancelled();
        }
    }
}
