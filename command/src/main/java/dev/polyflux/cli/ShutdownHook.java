package dev.polyflux.cli;

import dev.polyflux.Polyflux;
import java.time.Duration;

/** Closes a runtime when the process is ended from outside; the process ends in time, whether the guests are ready for it or not. */
final class ShutdownHook {

    static final Duration FORCED = Duration.ofMillis(150);

    /** How long an end in order may take once the process is to end. */
    static final Duration ORDERLY = Duration.ofMillis(700);

    private final Thread thread;

    private ShutdownHook(Polyflux polyflux) {
        thread = Thread.ofPlatform().unstarted(() -> closeInTime(polyflux));
    }

    static ShutdownHook of(Polyflux polyflux) {
        ShutdownHook hook = new ShutdownHook(polyflux);
        Runtime.getRuntime().addShutdownHook(hook.thread);
        return hook;
    }

    /** It is not needed any more; false where the process has begun to end meanwhile. */
    boolean callOff() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
            return true;
        } catch (IllegalStateException ending) {
            return false;
        }
    }

    private static void closeInTime(Polyflux polyflux) {
        try {
            Watchdog.start(ORDERLY.plus(FORCED), EndingSignal.status(), "");
            Thread closing = Thread.ofPlatform().daemon().start(() -> closeQuietly(polyflux));
            closing.join(ORDERLY);
        } catch (InterruptedException | OutOfMemoryError noTime) {
            // it ends without being closed
        }
    }

    private static void closeQuietly(Polyflux polyflux) {
        try {
            polyflux.close(FORCED);
        } catch (RuntimeException | Error late) {
            // nobody is left to hear of it
        }
    }
}
