package dev.polyflux.bus;

import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.util.context.ContextView;

/**
 * Applies traps to the objects of one loop, in the language's own means.
 *
 * <p>Called on that loop only, possibly within a call that waits. It answers guest errors as {@link Reply.Err}; anything
 * it throws becomes one as well.
 */
public interface Reflector {

    /** Applies a trap to a local object; a promise is given as it is. */
    Reply apply(Ref target, Trap trap);

    /**
     * Hands on what a reply comes to: at once where it is no promise, otherwise when the promise settles.
     *
     * @param whenSettled to be called on the loop, exactly once
     * @return stops, on the loop, what the reply waits for, or what an interrupted call has left behind; null where there is
     *     nothing to stop
     */
    @Nullable
    Disposable settle(Reply reply, Consumer<Reply> whenSettled);

    /** Does what a call made in a context, which is not empty, asks for; guest code below sees the context. */
    default void within(ContextView context, Runnable work) {
        work.run();
    }

    /** Told, on the thread that cancelled it, that a call which has begun here was cancelled. */
    default void recalled(Recall recall) {}
}
