package dev.polyflux.bus;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * A clock for tests: it stands still until it is advanced, and then the loops that go by it do all that has come due, each
 * thing at its own time.
 *
 * <p>Given to loops with {@link EventLoopBuilder#time}. Thread-safe; {@link #advance} is called from a thread that is no
 * loop's, and one call of it at a time.
 */
public final class VirtualClock implements LongSupplier {

    private static final long LOOK_AGAIN_NANOS = 20_000;

    private final Set<EventLoop> loops = ConcurrentHashMap.newKeySet();
    private volatile long now;

    private VirtualClock() {}

    /** A clock at zero. */
    public static VirtualClock create() {
        return new VirtualClock();
    }

    /** The time in nanoseconds. */
    @Override
    public long getAsLong() {
        return now;
    }

    /**
     * Lets so much time pass, from one due timer to the next, and returns when every loop has come to rest.
     *
     * <p>Before time moves on, whatever the timers set off is done: messages, callbacks, coroutines, and timers they have
     * made that are due by then. What other threads do for a loop, a server say, is not waited for.
     */
    public synchronized void advance(Duration duration) {
        long end = now + duration.toNanos();
        settle();
        long next = next();
        while (next <= end) {
            now = Math.max(now, next);
            loops.forEach(loop -> loop.life().timersChanged());
            settle();
            next = next();
        }
        now = end;
    }

    private long next() {
        return loops.stream()
                .mapToLong(loop -> {
                    long until = loop.timers().untilNext();
                    return until == Long.MAX_VALUE ? Long.MAX_VALUE : now + until;
                })
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** Waits until no loop has anything to do at this time; see {@link EventLoop#quietStamp} on why there are two rounds. */
    private void settle() {
        while (!isSettled()) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    private boolean isSettled() {
        EventLoop[] asked = loops.toArray(EventLoop[]::new);
        long[] stamps = new long[asked.length];
        for (int i = 0; i < asked.length; i++) {
            stamps[i] = asked[i].liveness().idleStamp();
            if (stamps[i] < 0) {
                return false;
            }
        }
        for (int i = 0; i < asked.length; i++) {
            if (asked[i].liveness().idleStamp() != stamps[i]) {
                return false;
            }
        }
        return true;
    }

    void begin(EventLoop loop) {
        loops.add(loop);
        loop.closed().subscribe(gone -> {}, failed -> {}, () -> loops.remove(loop));
    }
}
