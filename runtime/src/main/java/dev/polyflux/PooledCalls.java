package dev.polyflux;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a pool is asked for, as its caller sees it: one of the crew does it, and another one where that is lost before it has begun. */
final class PooledCalls<R extends Recruit> {

    private final Crew<R> crew;
    private final Route<R> route;

    PooledCalls(Crew<R> crew, Route<R> route) {
        this.crew = crew;
        this.route = route;
    }

    /** Has one of the crew do it, and another one where the first is lost before it has begun; cold. */
    <T> Mono<T> one(Function<R, Mono<T>> work) {
        return Mono.defer(() -> {
            Ticket<R> ticket = new Ticket<>(route);
            return attempt(ticket, work)
                    .doOnSuccess(done -> crew.leave(ticket, Tally.End.COMPLETED))
                    .doOnError(failure -> crew.leave(ticket, Tally.End.FAILED))
                    .doOnCancel(() -> crew.leave(ticket, Tally.End.CANCELLED));
        });
    }

    private <T> Mono<T> attempt(Ticket<R> ticket, Function<R, Mono<T>> work) {
        return crew.admitted(ticket)
                .flatMap(work)
                .onErrorResume(failure -> crew.goesElsewhere(ticket, failure)
                        ? attempt(ticket, work)
                        : Mono.error(crew.told(ticket, failure)));
    }

    /** The same of work that gives several things. */
    <T> Flux<T> many(Function<R, Flux<T>> work) {
        return Flux.defer(() -> {
            Ticket<R> ticket = new Ticket<>(route);
            return attemptMany(ticket, work)
                    .doOnComplete(() -> crew.leave(ticket, Tally.End.COMPLETED))
                    .doOnError(failure -> crew.leave(ticket, Tally.End.FAILED))
                    .doOnCancel(() -> crew.leave(ticket, Tally.End.CANCELLED));
        });
    }

    private <T> Flux<T> attemptMany(Ticket<R> ticket, Function<R, Flux<T>> work) {
        AtomicBoolean begun = new AtomicBoolean();
        return crew.admitted(ticket)
                .flatMapMany(work)
                .doOnNext(first -> begun.setPlain(true))
                .onErrorResume(failure -> !begun.getPlain() && crew.goesElsewhere(ticket, failure)
                        ? attemptMany(ticket, work)
                        : Flux.error(crew.told(ticket, failure)));
    }
}
