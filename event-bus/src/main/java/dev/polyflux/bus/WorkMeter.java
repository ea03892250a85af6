package dev.polyflux.bus;

import com.sun.management.ThreadMXBean;
import dev.polyflux.core.PolyfluxException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the work that a loop is in the midst of has taken of its thread's processor time and of the heap, as the JVM counts it for
 * that thread. Counted from the first {@link #look} on that finds the work. For one thread at a time.
 */
public final class WorkMeter {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final EventLoop loop;
    private final long thread;
    private long number;
    private @Nullable Object work;
    private long spared;
    private long computedBefore;
    private long allocatedBefore;
    private long computed;
    private long allocated;

    /** A meter of this loop. */
    public WorkMeter(EventLoop loop) {
        this.loop = loop;
        this.thread = loop.life().thread().threadId();
    }

    /** Looks once more; false where the loop is in the midst of nothing, or of what is not to be measured. */
    public boolean look() {
        Running running = loop.life().running();
        work = running.now();
        long seen = running.number();
        if (work == null || seen == 0 || seen == spared) {
            number = 0;
            return false;
        }
        long computing = THREADS.getThreadCpuTime(thread);
        long allocating = THREADS.getThreadAllocatedBytes(thread);
        if (seen != number) {
            number = seen;
            computedBefore = computing;
            allocatedBefore = allocating;
        }
        computed = computing - computedBefore;
        allocated = allocating - allocatedBefore;
        return true;
    }

    /** Does not measure the present work. */
    public void spare() {
        spared = number;
    }

    /** How long the work has computed. */
    public Duration computed() {
        return Duration.ofNanos(computed);
    }

    /** How many bytes the work has allocated, those that the collector has taken back included. */
    public long allocated() {
        return allocated;
    }

    /** Whether the work is the call of a function: then somebody hears of its end. */
    public boolean isCall() {
        return work instanceof Request || work instanceof Call call && call.isAt(loop);
    }

    /** Runs {@code interrupter} where the work still runs, as {@link Recall#interrupt} does; whose call it is, is told why. */
    public boolean interrupt(PolyfluxException why, Runnable interrupter) {
        Object now = work;
        return now != null && loop.life().running().interrupt(now, why, interrupter);
    }
}
