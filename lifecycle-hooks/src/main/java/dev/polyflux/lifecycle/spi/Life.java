package dev.polyflux.lifecycle.spi;

import dev.polyflux.core.Endpoint;
import dev.polyflux.core.Reason;
import dev.polyflux.lifecycle.HeldProxy;
import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A followed proxy from its beginning to its end, of which the first one counts. Thread-safe. */
public final class Life {

    private static final class Collector {
        static final Cleaner CLEANER = Cleaner.create(
                Thread.ofPlatform().daemon().name("polyflux-proxies").factory());
    }

    private final Following following;
    private final HeldProxy proxy;
    private final Endpoint holder;
    private final Endpoint owner;
    private final long since;
    private final Consumer<Reason> whenEnded;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean called;
    private volatile @Nullable WeakReference<Tag> tag;
    private volatile Cleaner.@Nullable Cleanable cleanable;

    Life(
            Following following,
            HeldProxy proxy,
            Endpoint holder,
            Endpoint owner,
            long since,
            Consumer<Reason> whenEnded) {
        this.following = following;
        this.proxy = proxy;
        this.holder = holder;
        this.owner = owner;
        this.since = since;
        this.whenEnded = whenEnded;
    }

    /** Which proxy it is. */
    public HeldProxy proxy() {
        return proxy;
    }

    /** When it began, in nanoseconds of its holder's clock. */
    public long since() {
        return since;
    }

    boolean isBetween(Endpoint one, Endpoint other) {
        return holder == one && owner == other;
    }

    boolean touches(Endpoint realm) {
        return holder == realm || owner == realm;
    }

    /** Whether the proxy is still there. */
    public boolean isLive() {
        WeakReference<Tag> there = tag;
        return !over.get() && there != null && there.get() != null;
    }

    /** Whether its object has been called, as far as was {@linkplain #noteCall noted}. */
    public boolean wasCalled() {
        return called;
    }

    /** Notes that its object is being called. */
    public void noteCall() {
        called = true;
    }

    /** Ends it and tells so, where it has not ended before. */
    public void end(Reason reason) {
        if (over.compareAndSet(false, true)) {
            whenEnded.accept(reason);
            following.ended(this, reason);
            unwatch();
        }
    }

    void watch(Tag held) {
        tag = new WeakReference<>(held);
        cleanable = Collector.CLEANER.register(held, () -> end(Reason.COLLECTED));
    }

    /** Ends it without a word. */
    void forget() {
        over.set(true);
        unwatch();
    }

    private void unwatch() {
        Objects.requireNonNull(cleanable).clean();
    }
}
