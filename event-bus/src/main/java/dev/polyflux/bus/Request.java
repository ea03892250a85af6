package dev.polyflux.bus;

import dev.polyflux.core.DeadlockException;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** A trap for the objects of a loop that a thread waits for: the message to that loop, and the wait. */
final class Request extends Wait implements Message {

    /** How long a sender sleeps before it looks again whether a full ring has room. */
    private static final long RETRY_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

    private final RingEndpoint endpoint;
    private final Ref target;
    private final Trap trap;
    private final ContextView context;

    /** What the trap gave; the owner's. */
    private @Nullable Reply given;

    /** A request that {@code waiter} waits for, or a thread that is no loop's. */
    Request(RingEndpoint endpoint, Ref target, Trap trap, @Nullable EventLoop waiter) {
        super(waiter, waiter == null ? endpoint.loop() : waiter);
        this.endpoint = endpoint;
        this.target = target;
        this.trap = trap;
        this.context = waiter == null ? Context.empty() : waiter.waits().context();
    }

    @Override
    EventLoop owner() {
        return endpoint.loop();
    }

    @Override
    String ownerName() {
        return endpoint.name();
    }

    @Override
    String what() {
        return trap.verb() + " on " + target;
    }

    // The owner's side.

    @Override
    public void run() {
        if (stands()) {
            EventLoop loop = endpoint.loop();
            Request before = loop.waits().serve(this);
            try {
                endpoint.within(context, this::apply);
            } catch (Throwable thrown) {
                given = given == null ? new Reply.Err(GuestException.ofJava(thrown)) : given;
            } finally {
                loop.waits().serve(before);
            }
            answer(given == null ? Reply.NOTHING : given);
        }
    }

    private void apply() {
        given = endpoint.apply(target, trap);
    }

    @Override
    public void refuse() {
        answer(new Reply.Err(endpoint.loop().closedException()));
    }

    // The waiter's side.

    /** Sends it and waits for the reply, as far as waiting is legal here. */
    Reply await(Waiting waiting) {
        EventLoop waiter = waiter();
        if (waiter == null) {
            return send(waiting);
        }
        boolean comesBack = CallChain.comesFrom(endpoint.loop(), outer());
        PolyfluxException refusal = refusal(waiter, comesBack);
        if (refusal != null) {
            return refused(refusal);
        }
        Wait before = waiter.waits().begin(this);
        try {
            String cycle = comesBack ? null : CallChain.cycle(this);
            return cycle == null
                    ? send(waiting)
                    : refused(new DeadlockException("waiting would close the cycle " + cycle + ": " + what()
                            + "; use the asynchronous form in one place of it"));
        } finally {
            waiter.waits().begin(before);
        }
    }

    private Reply send(Waiting waiting) {
        EventLoop owner = endpoint.loop();
        EventLoop waiter = waiter();
        while (!owner.entrance().offer(this)) {
            if (!owner.entrance().admits(this)) {
                return refused(owner.closedException());
            }
            if (waiter != null) {
                waiter.inbox().serveCallbacks();
            }
            Reply end = end();
            if (end != null) {
                return end;
            }
            parking().park(this, RETRY_NANOS);
        }
        return waitForReply(waiting);
    }
}
