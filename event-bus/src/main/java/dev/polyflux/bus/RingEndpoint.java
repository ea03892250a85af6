package dev.polyflux.bus;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.Endpoint;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import dev.polyflux.core.spi.Caller;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * The endpoint of the objects of one event loop.
 *
 * <p>Traps from other threads are messages of the loop's inbox. Both forms may be used from any thread; requests of one
 * thread are applied in the order they were made. Where the inbox is full, the asynchronous form ends with {@link
 * dev.polyflux.core.OverflowException} and the synchronous form waits for room. Where the loop closes before it has
 * answered, both end with {@link dev.polyflux.core.ClosedException}.
 */
public final class RingEndpoint implements Endpoint {

    private static final VarHandle APPLIED;

    static {
        try {
            APPLIED = MethodHandles.lookup().findVarHandle(RingEndpoint.class, "applied", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final String name;
    private final EventLoop loop;

    /** The loop's own, once it has begun; another thread may see an earlier one, and be answered by it. */
    private Reflector reflector;

    /** Whoever waits here and runs on no loop: an estimate they share, see {@link Waiting}. */
    private final Waiting outsiders = new Waiting();

    private long applied;

    /** An endpoint whose objects live on {@code loop} and are reached through {@code reflector}. */
    public RingEndpoint(String name, EventLoop loop, Reflector reflector) {
        this.name = name;
        this.loop = loop;
        this.reflector = reflector;
    }

    @Override
    public String name() {
        return name;
    }

    /** The loop that its objects live on. */
    public EventLoop loop() {
        return loop;
    }

    /**
     * {@inheritDoc}
     *
     * <p>The reply of a subscriber on the owner's loop comes in a later turn; that of a subscriber on no loop is
     * delivered on the owner's loop. Where the caller's loop closes first, the reply is a {@link
     * dev.polyflux.core.ClosedException} that names it. A reply nobody takes goes to Reactor's hooks for dropped values.
     */
    @Override
    public Mono<Reply> dispatch(Ref target, Trap trap) {
        return MonoCall.of(this, target, trap);
    }

    /**
     * {@inheritDoc}
     *
     * <p>A loop waits as its {@link EventLoopBuilder} allows; a thread that is no loop's blocks, for as long as the owner's
     * {@link EventLoopBuilder#waitDeadline} allows, and is refused where Reactor forbids blocking. An interrupt ends the
     * wait with {@link dev.polyflux.core.InterruptedWaitException} and stays set. A wait given up before the owner has
     * begun recalls the trap; later, it drops the reply.
     */
    @Override
    public Reply await(Ref target, Trap trap) {
        EventLoop here = EventLoop.current();
        if (here == loop) {
            return apply(target, trap);
        }
        if (here != null) {
            return new Request(this, target, trap, here).await(here.waits().replies());
        }
        return Caller.here().mayAwait()
                ? new Request(this, target, trap, null).await(outsiders)
                : Caller.refusal(trap.verb() + " on " + target);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Replies come as with {@link #dispatch}. A loop that watches is not kept busy by it.
     */
    @Override
    public Mono<Reply> watch(Ref target, Trap trap) {
        return MonoCall.watching(this, target, trap);
    }

    @Override
    public boolean mayAwait() {
        EventLoop here = EventLoop.current();
        if (here == null) {
            return Caller.here().mayAwait();
        }
        return here == loop
                || here.waits().allowed()
                || CallChain.comesFrom(loop, here.waits().serves());
    }

    @Override
    public boolean isClosed() {
        return loop.isDisposed();
    }

    /** Lets go of the reflector, on the loop, which applies no trap any more. */
    public void end() {
        reflector = new Ended(name);
    }

    /** How many traps have been applied so far. */
    public long applied() {
        return (long) APPLIED.getOpaque(this);
    }

    Reply apply(Ref target, Trap trap) {
        APPLIED.setOpaque(this, applied + 1); // by the loop only
        try {
            return reflector.apply(target, trap);
        } catch (Throwable thrown) {
            return new Reply.Err(GuestException.ofJava(thrown));
        }
    }

    @Nullable
    Disposable settle(Reply reply, Consumer<Reply> whenSettled) {
        return reflector.settle(reply, whenSettled);
    }

    void within(ContextView context, Runnable work) {
        if (context.isEmpty()) {
            work.run();
        } else {
            Taking.tell(context);
            reflector.within(context, work);
        }
    }

    void recalled(Recall recall) {
        reflector.recalled(recall);
    }

    @Override
    public String toString() {
        return name;
    }

    private record Ended(String name) implements Reflector {

        @Override
        public Reply apply(Ref target, Trap trap) {
            return new Reply.Err(new ClosedException(name + " is closed"));
        }

        @Override
        public @Nullable Disposable settle(Reply reply, Consumer<Reply> whenSettled) {
            whenSettled.accept(reply);
            return null;
        }
    }
}
