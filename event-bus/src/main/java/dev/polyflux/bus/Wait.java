package dev.polyflux.bus;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.InterruptedWaitException;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Reply;
import dev.polyflux.core.WaitNotAllowedException;
import dev.polyflux.core.WaitTimeoutException;
import dev.polyflux.core.spi.Sake;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Something that a thread has asked for and waits for: the place where the reply is put, and a link of a call chain. */
abstract sealed class Wait implements Signal permits Request, Errand {

    /** Stands in the place of the reply once nobody waits for it; compared by identity. */
    private static final Reply GIVEN_UP = new Reply.Ok("given up");

    private static final VarHandle REPLY;

    static {
        try {
            REPLY = MethodHandles.lookup().findVarHandle(Wait.class, "reply", Reply.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final @Nullable EventLoop waiter;
    private final @Nullable Wait outer;
    private final @Nullable Object sake;
    private final int depth;
    private final Parking parking;
    private final boolean closing;
    private final EventLoop clock;
    private final long deadline;

    private volatile @Nullable Reply reply;

    /** What {@code waiter} waits for, or a thread that is no loop's; {@code clock} says for how long. */
    Wait(@Nullable EventLoop waiter, EventLoop clock) {
        this.waiter = waiter;
        Sake asked = Sake.here();
        this.sake = waiter == null ? asked.chain() : null;
        this.outer = waiter != null ? waiter.waits().serves() : asked.ofHere() instanceof Wait wait ? wait : null;
        this.depth = outer == null ? 1 : outer.depth() + 1;
        this.parking = waiter == null
                ? new Parking(Thread.currentThread())
                : waiter.life().parking();
        this.closing = waiter != null && waiter.isDisposed();
        this.clock = clock;
        this.deadline = clock.waits().deadline(clock.nanos());
    }

    /** The loop that is to answer; null where that is none. */
    abstract @Nullable EventLoop owner();

    /** The name of whoever is to answer, for messages. */
    abstract String ownerName();

    /** What is asked for, for messages. */
    abstract String what();

    /** The loop that waits for the reply; null where it is a thread that is no loop's. */
    @Nullable
    EventLoop waiter() {
        return waiter;
    }

    /** The request that this was asked for, or the wait that it was asked for the sake of. */
    @Nullable
    Wait outer() {
        return outer;
    }

    /** For whose sake a thread of no loop has asked, wherever that is. */
    @Nullable
    Object sake() {
        return sake;
    }

    int depth() {
        return depth;
    }

    Parking parking() {
        return parking;
    }

    /** Whether it is waited for and not answered. */
    boolean stands() {
        return reply == null;
    }

    /** The release pairs with the waiter's acquire; overwriting {@link #GIVEN_UP} does no harm, nobody looks any more. */
    void answer(Reply given) {
        REPLY.setRelease(this, given);
        parking.wake();
    }

    /** Why the waiting loop may not wait here for what it asks for; null where it may. */
    @Nullable
    WaitNotAllowedException refusal(EventLoop waiting, boolean comesBack) {
        if (!comesBack && !waiting.waits().allowed()) {
            return new WaitNotAllowedException(waiting.name() + " may not wait for " + ownerName() + ": " + what()
                    + "; use the asynchronous form");
        }
        return depth <= waiting.waits().nesting()
                ? null
                : new WaitNotAllowedException("calls that wait for each other are nested "
                        + waiting.waits().nesting() + " deep, no more is allowed: " + what());
    }

    Reply waitForReply(Waiting waiting) {
        while (true) {
            boolean arrived = waiting.spin(this);
            Reply given = (Reply) REPLY.getAcquire(this);
            if (given != null) {
                return given;
            }
            if (arrived && waiter != null) {
                waiter.inbox().serveCallbacks();
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
        return REPLY.getAcquire(this) != null
                || waiter != null && waiter.inbox().hasArrived()
                || closedMeanwhile();
    }

    /** A wait that a closing loop begins is in order: its last tasks may need it. */
    private boolean closedMeanwhile() {
        return waiter != null && !closing && waiter.isDisposed();
    }

    /** The reply that ends the wait without the owner's doing, or the owner's if that came in between; else null. */
    @Nullable
    Reply end() {
        if (Thread.currentThread().isInterrupted()) {
            return giveUp(new InterruptedWaitException("interrupted while waiting for " + ownerName() + ": " + what()));
        }
        if (waiter != null && closedMeanwhile()) {
            return giveUp(new ClosedException(
                    waiter.name() + " was closed while it waited for " + ownerName() + ": " + what()));
        }
        if (deadline != Long.MAX_VALUE && remaining() <= 0) {
            return giveUp(new WaitTimeoutException("no reply from " + ownerName() + " within "
                    + Duration.ofNanos(clock.waits().nanos()) + ": " + what()));
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
    Reply refused(PolyfluxException why) {
        reply = GIVEN_UP;
        return new Reply.Err(why);
    }

    private long remaining() {
        return deadline == Long.MAX_VALUE ? Long.MAX_VALUE : deadline - clock.nanos();
    }
}
