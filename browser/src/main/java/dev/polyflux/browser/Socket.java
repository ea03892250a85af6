package dev.polyflux.browser;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** One socket of a session: what is put in here, it takes on another thread, so that it may be put in under a monitor. */
final class Socket {

    private final Sinks.Many<byte[]> frames = Sinks.many().unicast().onBackpressureBuffer();
    private final AtomicLong waiting = new AtomicLong();

    void put(byte[] frame) {
        waiting.addAndGet(frame.length);
        frames.tryEmitNext(frame);
    }

    /** How many bytes it has not taken yet. */
    long waiting() {
        return waiting.get();
    }

    Flux<byte[]> taken() {
        return frames.asFlux().publishOn(Schedulers.parallel()).doOnNext(frame -> waiting.addAndGet(-frame.length));
    }

    void end(@Nullable Throwable why) {
        if (why == null) {
            frames.tryEmitComplete();
        } else {
            frames.tryEmitError(why);
        }
    }
}
