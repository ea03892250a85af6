package dev.polyflux.bus;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/** A task with a due time, and with a period where it repeats. */
final class Timer implements Disposable, Runnable, Comparable<Timer> {

    private final Timers timers;
    private final long periodNanos;
    private final long number;
    private final @Nullable Origin origin;
    private volatile @Nullable Runnable task;
    private long due;

    Timer(Timers timers, Runnable task, long due, long periodNanos, long number, @Nullable Origin origin) {
        this.timers = timers;
        this.task = task;
        this.due = due;
        this.periodNanos = periodNanos;
        this.number = number;
        this.origin = origin;
    }

    long due() {
        return due;
    }

    long number() {
        return number;
    }

    @Nullable
    Origin origin() {
        return origin;
    }

    boolean isPeriodic() {
        return periodNanos > 0 && task != null;
    }

    /** Moves the due time by whole periods to the first one after {@code now}: a late timer skips, it never bursts. */
    void planAfter(long now) {
        due += ((now - due) / periodNanos + 1) * periodNanos;
    }

    @Override
    public void run() {
        Runnable task = this.task;
        if (task != null) {
            if (periodNanos == 0) {
                this.task = null;
            }
            task.run();
        }
    }

    @Override
    public void dispose() {
        task = null;
        timers.remove(this);
    }

    @Override
    public boolean isDisposed() {
        return task == null;
    }

    /** By due time, then in the order they were made. */
    @Override
    public int compareTo(Timer other) {
        long later = due - other.due;
        return later != 0 ? Long.signum(later) : Long.compare(number, other.number);
    }
}
