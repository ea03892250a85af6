package dev.polyflux;

import java.lang.management.ManagementFactory;

/** What the process holds. */
final class Memory {

    private static final int MOST_COLLECTIONS = 10;

    private Memory() {}

    /** Bytes of the heap that are in use after as many collections as it takes to find no more to free. */
    static long used() {
        long used = collected();
        for (int i = 0; i < MOST_COLLECTIONS; i++) {
            long again = collected();
            if (again >= used - (used >> 8)) {
                return again;
            }
            used = again;
        }
        return used;
    }

    private static long collected() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** The threads of realms. */
    static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("polyflux-"))
                .count();
    }
}
