package dev.polyflux;

import dev.polyflux.bus.VirtualClock;
import java.time.Duration;

/**
 * A clock for tests: it stands still until it is advanced, and then the realms that go by it do all that has come due, each
 * thing at its own time.
 *
 * <p>Given to a runtime with {@link PolyfluxBuilder#time}. Thread-safe; {@link #advance} is called from a thread that is no
 * realm's, and one call of it at a time.
 */
public final class VirtualTime {

    private final VirtualClock clock = VirtualClock.create();

    private VirtualTime() {}

    /** A clock at zero. */
    public static VirtualTime create() {
        return new VirtualTime();
    }

    /**
     * Lets so much time pass, from one due timer to the next, and returns when every realm has come to rest.
     *
     * <p>Before time moves on, whatever the timers set off is done: messages, callbacks, coroutines, and timers they have
     * made that are due by then. What other threads do for a realm, a server say, is not waited for. Work that does not end is
     * waited for without a limit.
     */
    public void advance(Duration duration) {
        clock.advance(duration);
    }

    VirtualClock clock() {
        return clock;
    }
}
