package dev.polyflux.bus;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The live timers of one loop; fired on the loop, made and cancelled on any thread. */
final class Timers {

    private static final long FURTHEST_NANOS = Long.MAX_VALUE / 2;

    private final LongSupplier ticker;
    private final Runnable changed;
    private final TreeSet<Timer> queue = new TreeSet<>();
    private long created;
    private boolean closed;
    private volatile int size;

    /** Tells {@code changed}, on the thread that made the change and after it, when a timer is made or ends. */
    Timers(LongSupplier ticker, Runnable changed) {
        this.ticker = ticker;
        this.changed = changed;
    }

    /** Makes a timer, or gives null after {@link #close}; {@code periodNanos} is 0 for a timer that fires once. */
    @Nullable
    Timer add(Runnable task, long delayNanos, long periodNanos, @Nullable Origin origin) {
        long due = ticker.getAsLong() + Math.min(Math.max(delayNanos, 0), FURTHEST_NANOS);
        Timer timer;
        synchronized (this) {
            if (closed) {
                return null;
            }
            timer = new Timer(this, task, due, Math.min(periodNanos, FURTHEST_NANOS), created++, origin);
            queue.add(timer);
            size = queue.size();
        }
        changed.run();
        return timer;
    }

    /** Fires what is due now, the earliest first; timers made meanwhile wait for the next time. */
    boolean fire(Consumer<Runnable> runner) {
        if (isEmpty()) {
            return false;
        }
        long now = ticker.getAsLong();
        boolean fired = false;
        long newest = created();
        Timer timer = pollDue(now, newest);
        while (timer != null) {
            fired = true;
            runner.accept(timer);
            timer = pollDue(now, newest);
        }
        return fired;
    }

    private synchronized long created() {
        return created;
    }

    private synchronized @Nullable Timer pollDue(long now, long newest) {
        if (queue.isEmpty()) {
            return null;
        }
        Timer first = queue.first();
        if (first.due() - now > 0 || first.number() >= newest) {
            return null;
        }
        queue.remove(first);
        if (first.isPeriodic()) {
            first.planAfter(now);
            queue.add(first);
        }
        size = queue.size();
        return first;
    }

    /** Nanoseconds until the next one is due: 0 when it is, {@link Long#MAX_VALUE} when there is none. */
    long untilNext() {
        if (isEmpty()) {
            return Long.MAX_VALUE;
        }
        long due;
        synchronized (this) {
            if (queue.isEmpty()) {
                return Long.MAX_VALUE;
            }
            due = queue.first().due();
        }
        return Math.max(0, due - ticker.getAsLong());
    }

    void remove(Timer timer) {
        boolean removed;
        synchronized (this) {
            removed = queue.remove(timer);
            size = queue.size();
        }
        if (removed) {
            changed.run();
        }
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Cancels all of them and takes no more. */
    void close() {
        List<Timer> cancelled;
        synchronized (this) {
            closed = true;
            cancelled = new ArrayList<>(queue);
        }
        cancelled.forEach(Timer::dispose);
    }
}
