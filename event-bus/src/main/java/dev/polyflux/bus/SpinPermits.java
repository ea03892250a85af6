package dev.polyflux.bus;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many threads of this process may spin for long at the same time: one fewer than there are processors.
 *
 * <p>The processor left over is for the thread that is spun for, and for the JIT compiler, whose threads starve when two
 * loops spin at each other on two processors.
 */
final class SpinPermits {

    static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private static final AtomicInteger FREE = new AtomicInteger(PROCESSORS - 1);

    private SpinPermits() {}

    static boolean tryAcquire() {
        int free = FREE.get();
        while (free > 0) {
            if (FREE.compareAndSet(free, free - 1)) {
                return true;
            }
            free = FREE.get();
        }
        return false;
    }

    static void release() {
        FREE.incrementAndGet();
    }
}
