package dev.polyflux;

import dev.polyflux.bus.Recall;
import dev.polyflux.lifecycle.Run;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.graalvm.polyglot.Context;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Goes up the {@link CancelLadder} with one call after the other of a realm, on threads that may block. */
final class Cancelling {

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
    void begin(Recall recall, Context context) {
        run.cancelled(recall.what());
        Scheduler.Worker worker = Schedulers.boundedElastic().createWorker();
        worker.schedulePeriodically(
                () -> {
                    if (recall.isOver()) {
                        worker.dispose();
                    } else if (recall.isHeld()) {
                        recall.interrupt(() -> interrupt(recall, context, worker));
                    }
                },
                ladder.interruptAfter().toNanos(),
                ladder.interruptAfter().toNanos(),
                TimeUnit.NANOSECONDS);
    }

    private void interrupt(Recall recall, Context context, Scheduler.Worker worker) {
        run.interrupted(recall.what());
        try {
            context.interrupt(ladder.terminateAfter());
        } catch (TimeoutException stillRunning) {
            worker.dispose();
            terminate.run();
        }
    }
}
