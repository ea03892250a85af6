package dev.polyflux.core.spi;

import dev.polyflux.core.Reply;
import dev.polyflux.core.WaitNotAllowedException;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * The thread that asks an endpoint which lives on no loop: whether it may wait for a reply, how it does so, and how a reply
 * comes to it.
 */
public interface Caller {

    /** The thread that asks here and now: a loop's, or one of no loop. */
    static Caller here() {
        return Thread.currentThread() instanceof Caller here ? here : Outsider.HERE;
    }

    /** What a thread of no loop is answered that may not wait. */
    static Reply refusal(String what) {
        return new Reply.Err(new WaitNotAllowedException(
                Thread.currentThread().getName() + " may not block: " + what + "; use the asynchronous form"));
    }

    /** Whether {@link #await} would wait, rather than refuse. */
    boolean mayAwait();

    /** What it waits for just now, and for whose sake, back to the first: waits of this process, and what {@link Sake} was told. */
    default List<Object> waits() {
        return List.of();
    }

    /**
     * Waits for a reply as far as waiting is legal here; giving up cancels the source.
     *
     * @param owner the name of whoever is asked, for messages
     * @param what what it is asked for
     * @param comesBack whether it is one that waits for what this thread does: then it may be waited for in any case
     */
    Reply await(Mono<Reply> reply, String owner, String what, boolean comesBack);

    /** The same of what waits for nobody. */
    default Reply await(Mono<Reply> reply, String owner, String what) {
        return await(reply, owner, what, false);
    }

    /** A reply that is delivered where this thread's are: on its loop, or as it comes. */
    Mono<Reply> bring(Mono<Reply> reply, String reason);
}
