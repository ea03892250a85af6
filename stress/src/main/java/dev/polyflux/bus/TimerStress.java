package dev.polyflux.bus;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import reactor.core.Disposable;

/** A timer that is disposed of while it fires: it has run at most once, and nothing of it is left. */
public class TimerStress {

    private TimerStress() {}

    /** Timers whose clock stands still, and one of them that is due. */
    private static final class Due {

        final AtomicInteger runs = new AtomicInteger();
        final Timers timers = new Timers(() -> 0, () -> {});
        final Disposable timer;

        Due(long periodNanos) {
            timer = timers.add(runs::incrementAndGet, 0, periodNanos, null);
        }

        void result(II_Result result) {
            result.r1 = runs.get();
            result.r2 = timers.size();
        }
    }

    /** One that fires once. */
    @JCStressTest
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "fired first")
    @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "disposed of first")
    @Outcome(id = ".*, 1", expect = Expect.FORBIDDEN, desc = "it is still planned, and keeps a process from its end")
    @Outcome(expect = Expect.FORBIDDEN, desc = "it ran twice")
    @State
    public static class Once {

        private final Due due = new Due(0);

        @Actor
        public void fire() {
            due.timers.fire(Runnable::run);
        }

        @Actor
        public void dispose() {
            due.timer.dispose();
        }

        @Arbiter
        public void left(II_Result result) {
            due.result(result);
        }
    }

    /** One that repeats: firing plans it anew. */
    @JCStressTest
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "fired first")
    @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "disposed of first")
    @Outcome(id = ".*, 1", expect = Expect.FORBIDDEN, desc = "it was planned anew although it is disposed of")
    @Outcome(expect = Expect.FORBIDDEN, desc = "it ran twice at one time")
    @State
    public static class Periodic {

        private final Due due = new Due(1_000_000);

        @Actor
        public void fire() {
            due.timers.fire(Runnable::run);
        }

        @Actor
        public void dispose() {
            due.timer.dispose();
        }

        @Arbiter
        public void left(II_Result result) {
            due.result(result);
        }
    }
}
