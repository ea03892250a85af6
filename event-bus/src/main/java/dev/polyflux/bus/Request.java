package dev.polyflux.bus;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.DeadlockException;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.InterruptedWaitException;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import dev.polyflux.core.WaitNotAllowedException;
import dev.polyflux.core.WaitTimeoutException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** A trap that a thread waits for: the message, the place where its reply is put, and a link of a call chain. */
final class Request extends Message implements Signal {

    /** How long a sender sleeps before it looks again whether a full ring has room. */
    private static final long RETRY_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

    /** Stands in the place of the reply once nobody waits for it; compared by identity. */
    private static final Reply GIVEN_UP = new Reply.Ok("given up");

    private static final VarHandle REPLY;

    static {
        try {
            REPLY = MethodHandles.lookup().findVarHandle(Request.class, "reply", Reply.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final RingEndpoint endpoint;
    private final Ref target;
    private final Trap trap;
    private final @Nullable EventLoop waiter;
    private final @Nullable Request outer;
    private final int depth;
    private final Parking parking;
    private final boolean closing;
    private final long deadline;
    private final ContextView context;

    /** What the trap gave; the owner's. */
    private @Nullable Reply given;

    private volatile @Nullable Reply reply;

    /** A request that {@code waiter} waits for, or a thread that is no loop's. */
    Request(RingEndpoint endpoint, Ref target, Trap trap, @Nullable EventLoop waiter) {
        this.endpoint = endpoint;
        this.target = target;
        this.trap = trap;
        this.waiter = waiter;
        this.context = waiter == null ? Context.empty() : waiter.waits().context();
        this.outer = waiter == null ? null : waiter.waits().serves();
        this.depth = outer == null ? 1 : outer.depth + 1;
        this.parking = waiter == null ? new Parking(Thread.currentThread()) : waiter.parking();
        this.closing = waiter != null && waiter.isDisposed();
        this.deadline = clock().waits().deadline(clock().nanos());
    }

    EventLoop owner() {
        return endpoint.loop();
    }

    /** The loop that waits for the reply; null where it is a thread that is no loop's. */
    @Nullable
    EventLoop waiter() {
        return waiter;
    }

    /** The request that this one was made for. */
    @Nullable
    Request outer() {
        return outer;
    }

    /** Whether it is waited for and not answered. */
    boolean stands() {
        return reply == null;
    }

    // The owner's side.

    @Override
    void run() {
        if (reply == null) {
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
    void refuse() {
        answer(new Reply.Err(endpoint.loop().closedException()));
    }

    /** The release pairs with the waiter's acquire; overwriting {@link #GIVEN_UP} does no harm, nobody looks any more. */
    private void answer(Reply given) {
        REPLY.setRelease(this, given);
        parking.wake();
    }

    // The waiter's side.

    /** Sends it and waits for the reply, as far as waiting is legal here. */
    Reply await(Waiting waiting) {
        if (waiter == null) {
            return send(waiting);
        }
        boolean comesBack = CallChain.comesFrom(endpoint.loop(), outer);
        if (!comesBack && !waiter.waits().allowed()) {
            return refused(new WaitNotAllowedException(waiter.name() + " may not wait for " + endpoint.name() + ": "
                    + what() + "; use the asynchronous form"));
        }
        if (depth > waiter.waits().nesting()) {
            return refused(new WaitNotAllowedException("calls that wait for each other are nested "
                    + waiter.waits().nesting()
                    + " deep, no more is allowed: " + what()));
        }
        Request before = waiter.waits().begin(this);
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
        while (!owner.offer(this)) {
            if (!owner.admits(this)) {
                return refused(owner.closedException());
            }
            if (waiter != null) {
                waiter.serveCallbacks();
            }
            Reply end = end();
            if (end != null) {
                return end;
            }
            parking.park(this, RETRY_NANOS);
        }
        return waitForReply(waiting);
    }

    private Reply waitForReply(Waiting waiting) {
        while (true) {
            boolean arrived = waiting.spin(this);
            Reply given = (Reply) REPLY.getAcquire(this);
            if (given != null) {
                return given;
            }
            if (arrived && waiter != null) {
                waiter.serveCallbacks();
            }
            Reply end = end();
            if (end != null) {
                return end;
            }
            if (!arrived) {
                waiting.park(this, parking, remaining());
            }
        }
    }

    @Override
    public boolean arrived() {
        return REPLY.getAcquire(this) != null || waiter != null && waiter.hasArrived() || closedMeanwhile();
    }

    /** A wait that a closing loop begins is in order: its last tasks may need it. */
    private boolean closedMeanwhile() {
        return waiter != null && !closing && waiter.isDisposed();
    }

    /** The reply that ends the wait without the owner's doing, or the owner's if that came in between; else null. */
    private @Nullable Reply end() {
        if (Thread.currentThread().isInterrupted()) {
            return giveUp(
                    new InterruptedWaitException("interrupted while waiting for " + endpoint.name() + ": " + what()));
        }
        if (waiter != null && closedMeanwhile()) {
            return giveUp(new ClosedException(
                    waiter.name() + " was closed while it waited for " + endpoint.name() + ": " + what()));
        }
        if (deadline != Long.MAX_VALUE && remaining() <= 0) {
            return giveUp(new WaitTimeoutException("no reply from " + endpoint.name() + " within "
                    + Duration.ofNanos(clock().waits().nanos()) + ": " + what()));
        }
        return null;
    }

    Reply giveUp(PolyfluxException why) {
        Reply end = new Reply.Err(why);
        if (REPLY.compareAndSet(this, (Reply) null, GIVEN_UP)) {
            return end;
        }
        Reply given = reply;
        return given == null ? end : given;
    }

    /** Marks it as over, so that a chain it is part of no longer leads here. */
    private Reply refused(PolyfluxException why) {
        reply = GIVEN_UP;
        return new Reply.Err(why);
    }

    private EventLoop clock() {
        return waiter == null ? endpoint.loop() : waiter;
    }

    private long remaining() {
        return deadline == Long.MAX_VALUE ? Long.MAX_VALUE : deadline - clock().nanos();
    }

    private String what() {
        return trap.verb() + " on " + target;
    }
}
