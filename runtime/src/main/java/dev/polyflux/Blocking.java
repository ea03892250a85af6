package dev.polyflux;

import dev.polyflux.bus.EventLoop;
import dev.polyflux.core.InterruptedWaitException;
import dev.polyflux.core.WaitNotAllowedException;
import dev.polyflux.core.WaitTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A wait of a Java thread for one value: refused where nothing may wait, and no longer than the runtime's deadline. */
record Blocking(String what, @Nullable Duration deadline) {

    /**
     * The value, or null for none.
     *
     * @throws WaitNotAllowedException on a realm's loop and on Reactor's threads that must not block, before anything is
     *     called
     * @throws WaitTimeoutException after the deadline; the call is cancelled
     * @throws InterruptedWaitException when the thread is interrupted, which it stays; the call is cancelled
     */
    <T> @Nullable T await(Mono<T> call) {
        if (EventLoop.current() != null || Schedulers.isInNonBlockingThread()) {
            throw new WaitNotAllowedException(Thread.currentThread().getName() + " may not wait for " + what
                    + ": let the method return a Mono or a CompletionStage, or call it on another thread, such as"
                    + " one of Schedulers.boundedElastic()");
        }
        try {
            return timed(call).block();
        } catch (RuntimeException failure) {
            if (Exceptions.unwrap(failure) instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                throw new InterruptedWaitException("interrupted while waiting for " + what);
            }
            throw failure;
        }
    }

    private <T> Mono<T> timed(Mono<T> call) {
        Duration limit = deadline;
        return limit == null
                ? call
                : call.timeout(
                        Saturated.delay(limit),
                        Mono.error(() -> new WaitTimeoutException("no reply within " + limit + " from " + what)));
    }
}
