package dev.polyflux.cluster;

import dev.polyflux.core.Endpoint;
import dev.polyflux.core.Iteration;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import dev.polyflux.core.spi.Caller;
import reactor.core.publisher.Mono;

/** The objects of another node, as this one sees them: each trap is one frame there and one back, and an iterator's elements are a stream. */
final class FarObjects implements Endpoint {

    private final String name;
    private final Asking asking;

    FarObjects(String name, Asking asking) {
        this.name = name;
        this.asking = asking;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Mono<Reply> dispatch(Ref target, Trap trap) {
        return brought(asking.ask(target, trap, true));
    }

    private Mono<Reply> brought(Mono<Reply> reply) {
        return Mono.defer(() -> Caller.here().bring(reply, "a call of node " + name));
    }

    @Override
    public Iteration iterate(Ref iterator, boolean sized) {
        return new FarIteration(iterator, sized, asking, this::brought);
    }

    @Override
    public Reply await(Ref target, Trap trap) {
        try {
            return Caller.here()
                    .await(
                            asking.ask(target, trap, false),
                            name,
                            trap.verb() + " on " + target,
                            Chains.comesFrom(name));
        } catch (PolyfluxException refused) {
            return new Reply.Err(refused);
        }
    }

    @Override
    public boolean mayAwait() {
        return Caller.here().mayAwait() || Chains.comesFrom(name);
    }

    @Override
    public boolean isClosed() {
        return asking.isOver();
    }

    @Override
    public String toString() {
        return name;
    }
}
