package dev.polyflux;

import dev.polyflux.bus.Recall;
import dev.polyflux.guest.Guest;
import dev.polyflux.lifecycle.spi.Run;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Flux;

/** Goes up the {@link CancelLadder} with one call after the other of a realm. */
final class Cancelling {

    /** How long clean-up may compute at least: it is often the first of its kind, and runs cold. */
    private static final Duration CLEANING = Duration.ofSeconds(1);

    /** How often it is looked in the time that code may compute. */
    private static final int LOOKS = 4;

    private final Keeping keeping;
    private final CancelLadder ladder;
    private final Run run;
    private final Runnable terminate;

    /** Calls {@code terminate} at the top of the ladder. */
    Cancelling(Keeping keeping, CancelLadder ladder, Run run, Runnable terminate) {
        this.keeping = keeping;
        this.ladder = ladder;
        this.run = run;
        this.terminate = terminate;
    }

    /** Takes a call that was cancelled after it had begun. */
    void begin(Recall recall, Guest asked) {
        run.cancelled(recall.what());
        Duration computing = ladder.interruptAfter();
        Duration cleaning = longer(computing, CLEANING);
        Duration waiting = longer(cleaning, ladder.terminateAfter());
        long first = Saturated.nanos(computing);
        keeping.seeTo(
                Flux.interval(Duration.ofNanos(first), Duration.ofNanos(Math.max(1, first / LOOKS)))
                        .onBackpressureDrop()
                        .takeUntil(look -> recall.isOver())
                        .filter(look -> recall.isHeld(computing, cleaning, waiting)),
                held -> interrupt(recall, asked));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Says whether there may be more to interrupt. */
    private boolean interrupt(Recall recall, Guest asked) {
        AtomicBoolean stopped = new AtomicBoolean(true);
        recall.interrupt(() -> {
            run.interrupted(recall.what());
            stopped.setPlain(asked.interrupt(ladder.terminateAfter()));
            if (!stopped.getPlain()) {
                terminate.run();
            }
        });
        return stopped.getPlain();
    }
}
