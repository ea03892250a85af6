package dev.polyflux;

import dev.polyflux.core.ClosedException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A worker of a pool. It takes calls when its script has run, or goes on for long without an end. */
record HiredWorker(Worker worker, Station station, @Nullable Duration stuckAfter, Duration exposeDeadline)
        implements Recruit {

    @Override
    public String name() {
        return station.name();
    }

    @Override
    public Mono<Void> ready() {
        return Mono.firstWithSignal(station.ran(), station.begun().then(station.spends(exposeDeadline)));
    }

    @Override
    public Mono<String> lost() {
        return Mono.firstWithSignal(stuck(), station.closed().then(Mono.just("it has ended")), failed());
    }

    private Mono<String> stuck() {
        Duration limit = stuckAfter;
        return limit == null
                ? Mono.never()
                : station.stuck(limit)
                        .next()
                        .map(work -> "it was stuck in " + work + " for longer than " + limit)
                        .switchIfEmpty(Mono.never());
    }

    private Mono<String> failed() {
        return station.ran()
                .then(Mono.<String>never())
                .onErrorResume(ClosedException.class, closed -> Mono.never())
                .onErrorResume(failure -> Mono.just("its script failed: " + failure.getMessage()));
    }

    @Override
    public Mono<String> leaves() {
        return station.leaves();
    }

    @Override
    public boolean isThere() {
        return station.isThere();
    }

    @Override
    public Mono<Void> dismiss() {
        return worker.terminate();
    }
}
