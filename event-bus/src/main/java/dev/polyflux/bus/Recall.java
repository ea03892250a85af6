package dev.polyflux.bus;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call that was cancelled after its owner had begun with it; see {@link Reflector#recalled}.
 *
 * <p>Its owner's loop stops it as soon as it gets to that. Code that does not yield keeps it from it: then the loop stays
 * in the midst of the same work, which is the call itself, something that it set off, or what stopping it has set off. For
 * one thread at a time.
 */
public final class Recall {

    private final Call call;
    private final EventLoop owner;
    private final LoopTime time;
    private @Nullable Object seen;

    Recall(Call call, EventLoop owner) {
        this.call = call;
        this.owner = owner;
        this.time = owner.life().time();
        this.seen = owner.life().running().now();
    }

    /** The call in words. */
    public String what() {
        return call.what();
    }

    /** Whether the owner has stopped the call, and what that set off has come to its end or first suspension. */
    public boolean isOver() {
        return call.isStopped() || owner.isDisposed();
    }

    /**
     * Whether the owner has been in the midst of the same work for too long since this was first asked about that, or the
     * call was cancelled, and the work is not somebody else's call. To be asked again and again.
     *
     * <p>The time is the loop's own: a machine that has no processor for it ages nobody.
     *
     * @param computing how long the call may compute, and what it has put off
     * @param cleaning how long anything else may: what stopping a call sets off, its clean-up, may be among that
     * @param waiting how long either may wait in one piece of work, for another realm or in a function of Java's
     */
    public boolean isHeld(Duration computing, Duration cleaning, Duration waiting) {
        Object now = owner.life().running().now();
        if (isOver() || now == null || now instanceof Call other && other != call && other.isAt(owner)) {
            seen = null;
            return false;
        }
        if (now != seen) {
            seen = now;
            time.begin();
            return false;
        }
        Duration most = call.hasBegun(now) ? computing : cleaning;
        return time.look().computing() >= most.toNanos() || time.waiting() >= waiting.toNanos();
    }

    /**
     * Runs {@code interrupter} where the work that {@link #isHeld} found is still running; whatever that loop does next
     * waits until {@code interrupter} has returned, so it can hit nothing else. What the work throws then is told to nobody.
     *
     * @return whether it ran
     */
    public boolean interrupt(Runnable interrupter) {
        Object work = seen;
        return work != null && owner.life().running().interrupt(work, null, interrupter);
    }
}
