package dev.polyflux;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

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

    /** How many objects of a class are alive, after a collection. */
    static long instances(String className) {
        return histogram()
                .lines()
                .map(line -> line.strip().split(" +"))
                .filter(columns -> columns.length >= 4 && columns[3].equals(className))
                .mapToLong(columns -> Long.parseLong(columns[1]))
                .sum();
    }

    private static String histogram() {
        try {
            return (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one thread that waits for proxies to become unreachable, in every runtime of the process. */
    static final String CLEANER = "polyflux-proxies";

    /** The threads of realms, without those that wait for the end of one or see to what has gone wrong. */
    static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("polyflux-") && !name.endsWith("-close"))
                .filter(name -> !name.equals(CLEANER) && !name.equals(Keeping.NAME))
                .count();
    }
}
