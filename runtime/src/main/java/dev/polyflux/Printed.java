package dev.polyflux;

import java.util.concurrent.atomic.AtomicLong;

/** How much one realm has printed, of what it may. Thread-safe. */
final class Printed {

    private final long most;
    private final Runnable over;
    private final AtomicLong bytes = new AtomicLong();

    /** Up to so many bytes, 0 for any number; {@code over} is run once, when there would be more. */
    Printed(long most, Runnable over) {
        this.most = most;
        this.over = over;
    }

    /** How many of these bytes may be printed. */
    int take(int asked) {
        if (most == 0) {
            return asked;
        }
        long before = bytes.getAndAdd(asked);
        long room = Math.max(0, most - before);
        if (before <= most && before + asked > most) {
            over.run();
        }
        return (int) Math.min(asked, room);
    }
}
