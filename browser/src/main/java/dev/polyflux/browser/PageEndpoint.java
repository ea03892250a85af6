package dev.polyflux.browser;

import dev.polyflux.core.Copy;
import dev.polyflux.core.Endpoint;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import dev.polyflux.core.spi.Caller;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The objects of one page, as the worker that drives it sees them.
 *
 * <p>Each trap is one message to the page and one back, whatever it asks for; data among what is sent is copied first, where it
 * lives.
 */
final class PageEndpoint implements Endpoint {

    private final String name;
    private final Conversation conversation;

    PageEndpoint(String name, Conversation conversation) {
        this.name = name;
        this.conversation = conversation;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Mono<Reply> dispatch(Ref target, Trap trap) {
        Mono<Reply> reply = copies(data(trap))
                .flatMap(copies -> conversation.ask(target, trap, copies, true))
                .onErrorResume(error -> Mono.just(new Reply.Err(GuestException.ofJava(error))));
        return Mono.defer(() -> Caller.here().bring(reply, "a call of " + name));
    }

    @Override
    public Reply await(Ref target, Trap trap) {
        try {
            Map<Ref, Reply> copies = new HashMap<>();
            for (Ref ref : data(trap)) {
                copies.put(ref, ref.await(new Trap.Detach()));
            }
            return Caller.here()
                    .await(conversation.ask(target, trap, values(copies), false), name, trap.verb() + " on " + target);
        } catch (PolyfluxException refused) {
            return new Reply.Err(refused);
        }
    }

    @Override
    public boolean mayAwait() {
        return Caller.here().mayAwait();
    }

    @Override
    public boolean isClosed() {
        return conversation.isClosed();
    }

    /** What of the trap is data elsewhere; there is no other way to it for a page than a copy. */
    private Set<Ref> data(Trap trap) {
        return Operands.refs(trap, this::isData);
    }

    boolean isData(Ref ref) {
        return ref.owner() != this && ref.shape().isPlain();
    }

    /** Copies of these, as far as they can be copied. */
    static Mono<Map<Ref, Object>> copies(Set<Ref> data) {
        return Flux.fromIterable(data)
                .concatMap(ref -> ref.dispatch(new Trap.Detach()).map(copy -> Map.entry(ref, copy)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(PageEndpoint::values);
    }

    private static Map<Ref, Object> values(Map<Ref, Reply> copies) {
        Map<Ref, Object> values = new HashMap<>();
        copies.forEach((ref, reply) -> {
            if (reply.orThrow() instanceof Copy copy) {
                values.put(ref, copy);
            }
        });
        return values;
    }

    @Override
    public String toString() {
        return name;
    }
}
