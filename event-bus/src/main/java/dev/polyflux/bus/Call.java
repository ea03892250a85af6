package dev.polyflux.bus;

import dev.polyflux.core.GuestException;
import dev.polyflux.core.InterruptedWaitException;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;

/**
 * One subscription to a dispatched trap: the message that carries the trap to the owner, then, where the subscriber runs on
 * another loop, the message that carries the reply back.
 */
final class Call extends CallSubscription implements Consumer<Reply> {

    private final RingEndpoint endpoint;
    private final Ref target;
    private final Trap trap;
    private final boolean watches;
    private final @Nullable Origin askedBy;

    /** Once something has been put off in its course; the owner's, seen by whoever sees that work. */
    private @Nullable Origin origin;

    /** Where it stands among the calls that its owner is settling; the owner's. */
    private OpenCalls.@Nullable Entry settling;

    /** The owner's answer; travels to the caller's loop by its inbox. */
    private @Nullable Reply answer;

    /** Stops what the answer waits for, or what an interrupted call has left behind; the owner's. */
    private @Nullable Disposable settlement;

    /** Whether the trap is being applied, and whether it is to be stopped once that is done; the owner's. */
    private boolean applying;

    private boolean stops;

    private volatile boolean stopped;

    /** Written by the owner before it looks whether it was cancelled, read by who cancels after that: one sees the other. */
    private volatile boolean begun;

    Call(CoreSubscriber<? super Reply> subscriber, RingEndpoint endpoint, Ref target, Trap trap, boolean watches) {
        super(subscriber);
        this.endpoint = endpoint;
        this.target = target;
        this.trap = trap;
        this.watches = watches;
        this.askedBy = caller == null ? null : caller.origin();
    }

    /** Whether it only watches its target, and may go with it. */
    boolean watches() {
        return watches;
    }

    /** Whether it is being served here; where it only brings its reply back, it is nobody's call. */
    boolean isAt(EventLoop loop) {
        return endpoint.loop() == loop;
    }

    /** Sends it to the owner, or ends it when the owner does not take it. */
    void send() {
        if (isOver()) {
            return;
        }
        EventLoop owner = endpoint.loop();
        PolyfluxException refusal;
        if (caller == null) {
            refusal = owner.offer(this);
        } else {
            refusal = caller.life().closing().isEnding() ? caller.closedException() : null;
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
    public void run() {
        Reply answer = this.answer;
        if (answer != null) {
            end(answer);
            return;
        }
        begun = true;
        if (isCancelled()) {
            if (!watches || !(trap instanceof Trap.Await)) {
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
        Disposable left = endpoint.settle(because(endpoint.apply(target, trap)), this);
        if (answer == null || answer instanceof Reply.Err(InterruptedWaitException interrupted)) {
            settlement = left;
        }
    }

    private Reply because(Reply reply) {
        PolyfluxException why = endpoint.loop().life().running().why(this);
        return why != null && reply instanceof Reply.Err(InterruptedWaitException interrupted)
                ? new Reply.Err(interrupted.because(why))
                : reply;
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
                endpoint.loop().life().turns().running(new CleanUp(), left::dispose);
            }
        } finally {
            stopped = true;
        }
    }

    boolean isStopped() {
        return stopped;
    }

    Origin origin() {
        if (origin == null) {
            origin = new Origin();
        }
        return origin;
    }

    /** What its caller did when it was made. */
    @Nullable
    Origin askedBy() {
        return askedBy;
    }

    /** Whether this work of the owner's is the call itself, or was put off in its course. */
    boolean hasBegun(Object work) {
        return work == this || origin != null && Origin.putOff(work) == origin;
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
            caller.entrance().reply(this);
        }
    }

    @Override
    public void refuse() {
        if (answer == null) {
            accept(new Reply.Err(endpoint.loop().refusal()));
        } else {
            drop(answer); // the caller has left, and ended all its calls before
        }
    }

    @Override
    void cancelledUnanswered() {
        if (begun) {
            recall();
        }
    }

    private void recall() {
        EventLoop owner = endpoint.loop();
        if (owner.inLoop()) {
            stop();
        } else {
            Recall recall = new Recall(this, owner);
            owner.entrance().reply(new Task(this::stop));
            endpoint.recalled(recall);
        }
    }

    String what() {
        return trap.verb() + " on " + target;
    }
}
