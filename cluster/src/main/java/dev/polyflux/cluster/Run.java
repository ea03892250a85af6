package dev.polyflux.cluster;

import dev.polyflux.core.Iteration;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.spi.FluxIteration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The elements of one of this node's iterators that another node is given without asking for each: up to one that is an object. */
final class Run implements Iteration {

    private final Iteration steps;
    private boolean paused; // within the steps, which come one after the other

    private Run(Iteration steps) {
        this.steps = steps;
    }

    /** Whether the iterator takes no step after this element before whoever has it asks for more: it may be changed by that. */
    static boolean pauses(Reply element, boolean sized) {
        return !sized && element instanceof Reply.Ok(Ref object);
    }

    /** Until {@code cancelled}, which closes the iterator, as cancelling does; pausing does not. */
    static Flux<Reply> of(Ref iterator, boolean sized, Mono<Void> cancelled) {
        Run run = new Run(iterator.iterate(sized));
        return new FluxIteration<Reply>(run, sized, Mono::just)
                .takeUntilOther(cancelled)
                .takeUntil(
                        element -> { // who is given it knows that it pauses
                            run.paused = pauses(element, sized);
                            return run.paused;
                        });
    }

    @Override
    public Mono<Reply> next(long wanted) {
        return steps.next(wanted);
    }

    @Override
    public Mono<Reply> close() {
        return Mono.defer(() -> paused ? Mono.just(Reply.NOTHING) : steps.close());
    }
}
