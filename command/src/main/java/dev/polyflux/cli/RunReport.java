package dev.polyflux.cli;

import dev.polyflux.Line;
import dev.polyflux.Polyflux;
import dev.polyflux.core.ExitException;
import dev.polyflux.core.GuestException;
import dev.polyflux.lifecycle.LifecycleEvent;
import dev.polyflux.lifecycle.LifecycleEvent.AllDone;
import dev.polyflux.lifecycle.LifecycleEvent.Booting;
import dev.polyflux.lifecycle.LifecycleEvent.Failed;
import dev.polyflux.lifecycle.LifecycleEvent.Terminated;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** What a run tells the one who started it: what its scripts print, what has failed, each event where asked, and its status. */
final class RunReport {

    private static final int FAILED = 1;

    private final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    private final Output out = new Output();

    /** That realms end then is no news; the stream's own. */
    private boolean allDone;

    /** What the first script that did not end well gives the process. */
    private final AtomicInteger status = new AtomicInteger();

    /** Tells of a runtime's events from now on; each as a line of its own where {@code all}. Completes when there are no more. */
    Mono<Void> follow(Polyflux polyflux, boolean goesOn, boolean all) {
        Mono<Void> told = polyflux.events()
                .filter(event -> goesOn || !allDone || !(event instanceof Terminated))
                .doOnNext(event -> tell(event, all))
                .then()
                .cache();
        told.subscribe();
        return told;
    }

    private void tell(LifecycleEvent event, boolean all) {
        allDone = event instanceof AllDone || allDone && !(event instanceof Booting);
        if (event instanceof Failed failure) {
            fail(failure.error());
        }
        if (all) {
            say(EventLine.of(event));
        }
    }

    void print(Line line) {
        if (line.error()) {
            synchronized (err) {
                err.print(line.ended() ? line.text() + "\n" : line.text());
                err.flush();
            }
        } else {
            out.print(line);
        }
    }

    /** Writes a line to standard error. */
    void say(String line) {
        err.println(line);
    }

    void fail(Throwable error) {
        status.compareAndSet(0, error instanceof ExitException exit ? exit.status() : FAILED);
        switch (error) {
            case ExitException exit -> {} // has told what it wants told
            case GuestException guest when guest.isTold() -> {}
            case GuestException guest -> say(guest.error().trace());
            default -> say("polyflux: " + error.getMessage());
        }
    }

    /** A worker still awaits something, and nothing happens any more. */
    void unfinished(String worker, List<String> work) {
        status.compareAndSet(0, FAILED);
        String awaited = work.isEmpty() ? "something" : String.join(", ", work);
        say("polyflux: '" + worker + "' did not finish: it awaits " + awaited
                + (work.isEmpty() ? " that can no longer happen" : ", which can no longer come to an end"));
    }

    int status() {
        return status.get();
    }
}
