package dev.polyflux.bus;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.InterruptedWaitException;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Reply;
import dev.polyflux.core.spi.Failsafe;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;

/**
 * A call as its subscriber sees it: one reply, told once it is there and demanded, unless the call is cancelled before.
 *
 * <p>It is told on the loop that has subscribed, where there is one.
 */
abstract sealed class CallSubscription implements Message, Subscription permits Call {

    private static final int IDLE = 0;
    private static final int REQUESTED = 1;
    private static final int REPLIED = 2;
    private static final int DONE = 3;
    private static final int CANCELLED = 4;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(CallSubscription.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final CoreSubscriber<? super Reply> subscriber;

    /** The loop that has subscribed. */
    final @Nullable EventLoop caller;

    /** Where it stands among the caller's open calls; that loop's own. */
    OpenCalls.@Nullable Entry asked;

    /** What waits for demand; written before {@code state}. */
    private @Nullable Reply undemanded;

    private volatile int state = IDLE;

    CallSubscription(CoreSubscriber<? super Reply> subscriber) {
        this.subscriber = subscriber;
        this.caller = EventLoop.current();
    }

    /** Whether the subscriber has cancelled it. */
    final boolean isCancelled() {
        return state == CANCELLED;
    }

    /** Whether it has been told, or nobody wants it any more. */
    final boolean isOver() {
        int now = state;
        return now == CANCELLED || now == DONE;
    }

    /** Ends it with this reply, on the caller's loop where there is one. */
    final void end(Reply reply) {
        forget();
        undemanded = reply;
        if (STATE.compareAndSet(this, IDLE, REPLIED)) {
            return;
        }
        if (STATE.compareAndSet(this, REQUESTED, DONE)) {
            emit(reply);
        } else {
            drop(reply);
        }
    }

    @Override
    public final void request(long n) {
        if (n <= 0) {
            refuse(n);
            return;
        }
        if (STATE.compareAndSet(this, IDLE, REQUESTED)) {
            return;
        }
        Reply reply = undemanded;
        if (STATE.compareAndSet(this, REPLIED, DONE) && reply != null) {
            emit(reply);
        }
    }

    /** Rule 3.9: demand that is none ends the subscription, unless it has ended before. */
    private void refuse(long n) {
        int before = leave(DONE);
        if (before != DONE && before != CANCELLED) {
            subscriber.onError(new IllegalArgumentException("requested " + n + ", but demand is positive (rule 3.9)"));
        }
    }

    private void emit(Reply reply) {
        try {
            subscriber.onNext(reply);
            subscriber.onComplete();
        } catch (Throwable thrown) {
            Failsafe.end(subscriber, thrown);
            throw thrown;
        }
    }

    @Override
    public final void cancel() {
        int before = leave(CANCELLED);
        Reply reply = undemanded;
        if (before == REPLIED && reply != null) {
            drop(reply);
        } else if (before == IDLE || before == REQUESTED) {
            cancelledUnanswered();
        }
    }

    /** It was cancelled while its owner may be at it. */
    abstract void cancelledUnanswered();

    /** The subscriber takes no reply any more; gives the state before, which an end of it keeps. */
    private int leave(int end) {
        int before = state;
        while (before != DONE && before != CANCELLED && !STATE.compareAndSet(this, before, end)) {
            before = state;
        }
        if (caller != null && (before == IDLE || before == REQUESTED)) {
            if (caller.inLoop()) {
                forget();
            } else {
                caller.entrance().reply(new Task(this::forget));
            }
        }
        return before;
    }

    private void forget() {
        if (caller != null && asked != null) {
            caller.open().asked().remove(asked);
        }
    }

    /** Nobody takes it any more; that a loop has closed is then no news worth telling. */
    final void drop(Reply reply) {
        if (!(reply instanceof Reply.Err failed)) {
            Operators.onNextDropped(reply, subscriber.currentContext());
        } else if (!(failed.error() instanceof ClosedException) && !endsAsAsked(failed.error())) {
            Operators.onErrorDropped(failed.error(), subscriber.currentContext());
        }
    }

    /** Whether it ended in the way that a cancelled call is to end. */
    private boolean endsAsAsked(PolyfluxException error) {
        return state == CANCELLED
                && (error instanceof InterruptedWaitException
                        || error instanceof GuestException guest
                                && guest.error().isCancellation());
    }
}
