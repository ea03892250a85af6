package dev.polyflux.bus;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.Failsafe;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.InterruptedWaitException;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.Operators;

/**
 * One subscription to a dispatched trap: the message that carries the trap to the owner, then, where the subscriber runs on
 * another loop, the message that carries the reply back.
 */
final class Call extends Message implements Subscription, Consumer<Reply> {

    private static final int IDLE = 0;
    private static final int REQUESTED = 1;
    private static final int REPLIED = 2;
    private static final int DONE = 3;
    private static final int CANCELLED = 4;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Call.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final CoreSubscriber<? super Reply> subscriber;
    private final RingEndpoint endpoint;
    private final Ref target;
    private final Trap trap;
    private final boolean watches;
    private final @Nullable EventLoop caller;

    /** Where it stands among the caller's open calls, and among those the owner is settling; each is its loop's own. */
    private OpenCalls.@Nullable Entry asked;

    private OpenCalls.@Nullable Entry settling;

    /** The owner's answer; travels to the caller's loop by its inbox. */
    private @Nullable Reply answer;

    /** Stops what the answer waits for, or what an interrupted call has left behind; the owner's. */
    private @Nullable Disposable settlement;

    /** Whether the trap is being applied, and whether it is to be stopped once that is done; the owner's. */
    private boolean applying;

    private boolean stops;

    private volatile boolean stopped;

    /** Written by the owner before it looks at {@code state}, read by who cancels after writing that: one sees the other. */
    private volatile boolean begun;

    /** What waits for demand; written before {@code state}. */
    private @Nullable Reply undemanded;

    private volatile int state = IDLE;

    Call(CoreSubscriber<? super Reply> subscriber, RingEndpoint endpoint, Ref target, Trap trap, boolean watches) {
        this.subscriber = subscriber;
        this.endpoint = endpoint;
        this.target = target;
        this.trap = trap;
        this.watches = watches;
        this.caller = EventLoop.current();
    }

    /** Whether it only watches its target, and may go with it. */
    boolean watches() {
        return watches;
    }

    /** Sends it to the owner, or ends it when the owner does not take it. */
    void send() {
        if (state == CANCELLED || state == DONE) {
            return;
        }
        EventLoop owner = endpoint.loop();
        PolyfluxException refusal;
        if (caller == null) {
            refusal = owner.offer(this);
        } else {
            refusal = caller.isEnding() ? caller.closedException() : null;
            if (refusal == null) {
                asked = caller.open().asked().add(this);
                refusal = owner.offer(this);
            }
        }
        if (refusal != null) {
            end(new Reply.Err(refusal));
        }
    }

    // The owner's side.

    @Override
    void run() {
        Reply answer = this.answer;
        if (answer != null) {
            end(answer);
            return;
        }
        begun = true;
        if (state == CANCELLED) {
            if (!watches) {
                return;
            }
            stops = true; // what it watches is under way, and whoever watches cancels that
        }
        applying = true;
        try {
            endpoint.within(subscriber.currentContext(), this::apply);
        } catch (Throwable thrown) {
            if (this.answer != null) {
                throw thrown; // a subscriber's, not the reflector's
            }
            accept(new Reply.Err(GuestException.ofJava(thrown)));
        } finally {
            applying = false;
        }
        if (this.answer == null) {
            settling = endpoint.loop().open().settling().add(this);
        }
        if (stops) {
            cleanUp();
        }
    }

    private void apply() {
        Disposable left = endpoint.settle(endpoint.apply(target, trap), this);
        if (answer == null || answer instanceof Reply.Err(InterruptedWaitException interrupted)) {
            settlement = left;
        }
    }

    /**
     * Stops what the answer waits for. Only a message of the loop's calls this, never {@link #run} by itself: so whoever
     * cancelled a call that had begun, and watches its {@link Recall}, knows of its clean-up. Where the message comes while
     * the trap is being applied, below a wait, {@link #run} does it right afterwards.
     */
    void stop() {
        if (applying) {
            stops = true;
        } else {
            cleanUp();
        }
    }

    private void cleanUp() {
        Disposable left = settlement;
        settlement = null;
        try {
            if (left != null) {
                endpoint.loop().life().running(new CleanUp(), left::dispose);
            }
        } finally {
            stopped = true;
        }
    }

    boolean isStopped() {
        return stopped;
    }

    /** What a loop is in the midst of while it stops a call. */
    static final class CleanUp {}

    /** Takes the answer; a second one is dropped. */
    @Override
    public void accept(Reply given) {
        if (answer != null) {
            drop(given);
            return;
        }
        answer = given;
        settlement = null;
        EventLoop owner = endpoint.loop();
        if (settling != null) {
            owner.open().settling().remove(settling);
        }
        if (caller == null || caller == owner) {
            end(given);
        } else {
            caller.reply(this);
        }
    }

    @Override
    void refuse() {
        if (answer == null) {
            accept(new Reply.Err(endpoint.loop().refusal()));
        } else {
            drop(answer); // the caller has left, and ended all its calls before
        }
    }

    // The subscriber's side.

    /** Ends it with this reply, on the caller's loop where there is one. */
    void end(Reply reply) {
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
    public void request(long n) {
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
    public void cancel() {
        int before = leave(CANCELLED);
        Reply reply = undemanded;
        if (before == REPLIED && reply != null) {
            drop(reply);
        } else if (begun && (before == IDLE || before == REQUESTED)) {
            recall();
        }
    }

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
                caller.reply(new Task(this::forget));
            }
        }
        return before;
    }

    private void recall() {
        EventLoop owner = endpoint.loop();
        if (owner.inLoop()) {
            stop();
        } else {
            Recall recall = new Recall(this, owner);
            owner.reply(new Task(this::stop));
            endpoint.recalled(recall);
        }
    }

    String what() {
        return trap.verb() + " on " + target;
    }

    private void forget() {
        if (caller != null && asked != null) {
            caller.open().asked().remove(asked);
        }
    }

    /** Nobody takes it any more; that a loop has closed is then no news worth telling. */
    private void drop(Reply reply) {
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
