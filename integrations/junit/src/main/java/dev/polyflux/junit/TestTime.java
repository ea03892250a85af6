package dev.polyflux.junit;

import dev.polyflux.VirtualTime;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * The time of a test, which stands still until it is advanced: that of guests' timers and that of Reactor's operators. A
 * parameter of tests whose extension has {@link PolyfluxExtension#virtualTime}.
 *
 * <p>While the test runs, Reactor's schedulers are a {@link VirtualTimeScheduler}.
 */
public final class TestTime {

    /** In how many steps time passes, at most: what one clock sets off, the other hears of a step later. */
    private static final long STEPS = 1000;

    private final VirtualTime guests = VirtualTime.create();
    private @Nullable VirtualTimeScheduler reactor;

    TestTime() {}

    VirtualTime guests() {
        return guests;
    }

    void begin() {
        reactor = VirtualTimeScheduler.getOrSet();
    }

    void end() {
        reactor = null;
        VirtualTimeScheduler.reset();
    }

    /**
     * Lets so much time pass for guests and for Reactor, and returns when every realm has come to rest.
     *
     * <p>Both clocks go on together in steps of a millisecond, or a thousandth of what is longer than a second.
     *
     * @throws NullPointerException when no test is running
     */
    public void advance(Duration duration) {
        VirtualTimeScheduler scheduler = Objects.requireNonNull(reactor, "no test is running");
        long nanos = duration.toNanos();
        long steps = Math.clamp(duration.toMillis(), 1, STEPS);
        guests.advance(Duration.ZERO);
        for (long step = 0; step < steps; step++) {
            Duration slice = Duration.ofNanos(nanos * (step + 1) / steps - nanos * step / steps);
            guests.advance(slice);
            scheduler.advanceTimeBy(slice);
        }
        guests.advance(Duration.ZERO);
    }
}
