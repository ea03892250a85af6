package dev.polyflux.bus;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** What a loop waits for and for whom it works meanwhile. The loop's own, but for {@link #innermost}. */
final class LoopWaits {

    private final boolean allowed;
    private final int nesting;
    private final long nanos;
    private final Waiting replies = new Waiting();
    private final Waiting errands = new Waiting();
    private final OwnLine<Wait> waitsFor = new OwnLine<>();
    private final OwnLine<Request> serves = new OwnLine<>();
    private ContextView context = Context.empty();

    LoopWaits(EventLoopBuilder builder) {
        allowed = builder.waits;
        nesting = builder.nesting;
        nanos = builder.waitDeadline == null ? Long.MAX_VALUE : TimeUnit.NANOSECONDS.convert(builder.waitDeadline);
    }

    /** Whether it may wait for any loop. */
    boolean allowed() {
        return allowed;
    }

    /** How deep waits may lie in each other. */
    int nesting() {
        return nesting;
    }

    /** How long one may take; {@link Long#MAX_VALUE} for as long as it takes. */
    long nanos() {
        return nanos;
    }

    /** When one that begins now has taken too long. */
    long deadline(long now) {
        return nanos == Long.MAX_VALUE ? Long.MAX_VALUE : now + nanos;
    }

    Waiting replies() {
        return replies;
    }

    /** The same of what comes from elsewhere than a loop, in its own time. */
    Waiting errands() {
        return errands;
    }

    /** What the loop waits for, innermost, for those who look for cycles. From any thread. */
    @Nullable
    Wait innermost() {
        return waitsFor.get();
    }

    /** What the loop is in the midst of, in words. From any thread. */
    String task() {
        Wait waited = innermost();
        return waited == null ? EventLoop.RUNNING : "a wait for " + CallChain.loopName(waited);
    }

    /** Publishes what the loop waits for now, and gives what it was before. */
    @Nullable
    Wait begin(@Nullable Wait wait) {
        Wait before = waitsFor.getPlain();
        waitsFor.set(wait);
        return before;
    }

    /** The request that the loop runs and somebody waits for. */
    @Nullable
    Request serves() {
        return serves.getPlain();
    }

    /** Says which request the loop runs now, and gives which it was before. */
    @Nullable
    Request serve(@Nullable Request request) {
        Request before = serves.getPlain();
        serves.setPlain(request);
        return before;
    }

    /** The context that what the loop asks others for, and waits for, is asked in. */
    ContextView context() {
        return context;
    }

    /** Runs work whose waits are made in a context. */
    <T> T in(ContextView within, Supplier<T> work) {
        ContextView before = context;
        context = within;
        try {
            return work.get();
        } finally {
            context = before;
        }
    }
}
