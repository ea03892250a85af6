package dev.polyflux.bus;

import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/** A trap that each subscription dispatches once. */
final class MonoCall extends Mono<Reply> {

    private final RingEndpoint endpoint;
    private final Ref target;
    private final Trap trap;
    private final boolean watches;

    private MonoCall(RingEndpoint endpoint, Ref target, Trap trap, boolean watches) {
        this.endpoint = endpoint;
        this.target = target;
        this.trap = trap;
        this.watches = watches;
    }

    static Mono<Reply> of(RingEndpoint endpoint, Ref target, Trap trap) {
        return onAssembly(new MonoCall(endpoint, target, trap, false));
    }

    static Mono<Reply> watching(RingEndpoint endpoint, Ref target, Trap trap) {
        return onAssembly(new MonoCall(endpoint, target, trap, true));
    }

    @Override
    public void subscribe(CoreSubscriber<? super Reply> subscriber) {
        Call call = new Call(subscriber, endpoint, target, trap, watches);
        subscriber.onSubscribe(call);
        call.send();
    }
}
