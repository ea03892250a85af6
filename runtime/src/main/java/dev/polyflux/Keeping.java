package dev.polyflux;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Threads of a runtime's own, which may block: on them it stops what has gone wrong, and starts it again. Nothing that a guest calls
 * runs there. The threads that all share are as busy as guests like, and would be no place to stop them from.
 */
final class Keeping {

    /** The name of each of them. */
    static final String NAME = "polyflux-keeping";

    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name(NAME).factory());
    private final Scheduler scheduler = Schedulers.fromExecutorService(threads);

    /**
     * Has {@code act} see to each thing that is found, until it says false or the runtime is closed. While it is at one, no other is
     * looked for, so {@code found} may be asked what it finds by one thread at a time.
     */
    <T> void seeTo(Flux<T> found, Predicate<T> act) {
        found.concatMap(one -> seenTo(one, act), 0)
                .takeWhile(goesOn -> goesOn)
                .onErrorComplete(RejectedExecutionException.class)
                .subscribe();
    }

    /** What {@code act} throws is told by the scheduler, and stops nobody from looking on. */
    private <T> Mono<Boolean> seenTo(T one, Predicate<T> act) {
        return Mono.create(sink -> scheduler.schedule(() -> {
            boolean goesOn = true;
            try {
                goesOn = act.test(one);
            } finally {
                sink.success(goesOn);
            }
        }));
    }

    /** Sees to nothing more; what is under way has so long to come to its end. */
    void close(Duration longest) {
        threads.shutdown();
        try {
            threads.awaitTermination(Saturated.nanos(longest), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
