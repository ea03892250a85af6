package dev.polyflux;

import dev.polyflux.bus.Recall;
import dev.polyflux.guest.Guest;
import dev.polyflux.lifecycle.spi.Run;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Goes up the {@link CancelLadder} with one call after the other of a realm, on threads that may block. */
final class Cancelling {

    /** How long clean-up may compute at least: it is often the first of its kind, and runs cold. */
    private static final Duration CLEANING = Duration.ofSeconds(1);

    /** How often it is looked in the time that code may compute. */
    private static final int LOOKS = 4;

    private final CancelLadder ladder;
    private final Run run;
    private final Runnable terminate;

    /** Calls {@code terminate} at the top of the ladder. */
    Cancelling(CancelLadder ladder, Run run, Runnable terminate) {
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
        Scheduler.Worker worker = Schedulers.boundedElastic().createWorker();
        worker.schedulePeriodically(
                () -> {
                    if (recall.isOver()) {
                        worker.dispose();
                    } else if (recall.isHeld(computing, cleaning, waiting)) {
                        recall.interrupt(() -> interrupt(recall, asked, worker));
                    }
                },
                Saturated.nanos(computing),
                Math.max(1, Saturated.nanos(computing) / LOOKS),
                TimeUnit.NANOSECONDS);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private void interrupt(Recall recall, Guest asked, Scheduler.Worker worker) {
        run.interrupted(recall.what());
        if (!asked.interrupt(ladder.terminateAfter())) {
            worker.dispose();
            terminate.run();
        }
    }
}
