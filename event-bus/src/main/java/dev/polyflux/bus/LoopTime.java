package dev.polyflux.bus;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * The time that a loop's thread has had since {@link #begin}: what it has computed, and what it has waited.
 *
 * <p>Time in which the machine had no processor for it is neither. Nobody can tell that from a call of native code that blocks,
 * so a tenth of it counts as computed: a busy machine gives patience, and no way to go on for ever. For one thread at a time.
 */
final class LoopTime {

    private static final int STARVED = 10;
    private static final int LOOKS = 8;
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofMillis(100);

    /** What is measured. */
    interface Source {

        /** Nanoseconds of wall time, from any origin. */
        long passed();

        /** Nanoseconds that the thread has computed, from any origin. */
        long computed();

        /** Whether the thread waits for something: nobody keeps a processor from it. */
        boolean waits();
    }

    private final Source source;
    private long lastPassed;
    private long lastComputed;
    private boolean waited;
    private long computing;
    private long waiting;

    LoopTime(Source source) {
        this.source = source;
        begin();
    }

    static Source of(Thread thread) {
        return new OfThread(thread);
    }

    /** Counts from now on. */
    void begin() {
        lastPassed = source.passed();
        lastComputed = source.computed();
        waited = source.waits();
        computing = 0;
        waiting = 0;
    }

    /** Looks once more; what lies between two looks that find the thread waiting was a wait. */
    LoopTime look() {
        long passed = source.passed();
        long computed = source.computed();
        boolean waits = source.waits();
        long both = passed - lastPassed;
        long own = computed - lastComputed;
        if (waits && waited) {
            computing += own;
            waiting += Math.max(0, both - own);
        } else {
            computing += Math.max(own, both / STARVED);
        }
        lastPassed = passed;
        lastComputed = computed;
        waited = waits;
        return this;
    }

    /** Whether the thread has computed and waited for so long. */
    boolean isOver(Duration time) {
        return computing + waiting >= time.toNanos();
    }

    /** How often to look, so that the end of this time is not missed by much. */
    static Duration between(Duration time) {
        Duration part = time.dividedBy(LOOKS);
        return part.compareTo(LONGEST) > 0 ? LONGEST : part.compareTo(SHORTEST) < 0 ? SHORTEST : part;
    }

    long computing() {
        return computing;
    }

    long waiting() {
        return waiting;
    }

    private record OfThread(Thread thread) implements Source {

        @Override
        public long passed() {
            return System.nanoTime();
        }

        @Override
        public long computed() {
            return Cpu.THREADS.getThreadCpuTime(thread.threadId());
        }

        @Override
        public boolean waits() {
            return switch (thread.getState()) {
                case WAITING, TIMED_WAITING, BLOCKED -> true;
                case NEW, RUNNABLE, TERMINATED -> false;
            };
        }
    }

    /** Loaded when somebody first measures. */
    private static final class Cpu {

        static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    }
}
