package dev.polyflux.bus;

import org.jspecify.annotations.Nullable;

/**
 * A call that was cancelled after its owner had begun with it; see {@link Reflector#recalled}.
 *
 * <p>Its owner's loop stops it as soon as it gets to that. Code that does not yield keeps it from it: then the loop stays
 * in the midst of the same work, which is the call itself or something that it set off. For one thread at a time.
 */
public final class Recall {

    private final Call call;
    private final EventLoop owner;
    private @Nullable Object seen;
    private volatile boolean over;

    Recall(Call call, EventLoop owner) {
        this.call = call;
        this.owner = owner;
        this.seen = owner.life().running().now();
    }

    void stop() {
        over = true;
        call.stop();
    }

    /** The call in words. */
    public String what() {
        return call.what();
    }

    /** Whether the owner has stopped the call. */
    public boolean isOver() {
        return over || owner.isDisposed();
    }

    /**
     * Whether the owner is in the midst of the same work as when this was asked the time before, or when the call was
     * cancelled, and that work is not somebody else's call.
     */
    public boolean isHeld() {
        Object now = owner.life().running().now();
        boolean held = !isOver() && now != null && now == seen && (now == call || !(now instanceof Call));
        seen = now;
        return held;
    }

    /**
     * Runs {@code interrupter} where the work that {@link #isHeld} found is still running; whatever that loop does next
     * waits until {@code interrupter} has returned, so it can hit nothing else.
     *
     * @return whether it ran
     */
    public boolean interrupt(Runnable interrupter) {
        Object work = seen;
        return work != null && owner.life().running().interrupt(work, interrupter);
    }
}
