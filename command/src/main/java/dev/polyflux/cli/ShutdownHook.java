package dev.polyflux.cli;

import java.time.Duration;

/** Closes a runtime when the process is ended from outside; the process ends in time, whether the guests are ready for it or not. */
final class ShutdownHook {

    static final Duration FORCED = Duration.ofMillis(150);

    /** How long an end in order may take once the process is to end. */
    static final Duration ORDERLY = Duration.ofMillis(700);

    private final Thread thread;

    private ShutdownHook(Runnable close, Duration orderly) {
        thread = Thread.ofPlatform().unstarted(() -> closeInTime(close, orderly));
    }

    /** Closes so, in as much time as an end in order has. */
    static ShutdownHook of(Runnable close, Duration orderly) {
        ShutdownHook hook = new ShutdownHook(close, orderly);
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

    private static void closeInTime(Runnable close, Duration orderly) {
        try {
            Watchdog.start(orderly.plus(FORCED), EndingSignal.status(), "");
            Thread closing = Thread.ofPlatform().daemon().start(() -> closeQuietly(close));
            closing.join(orderly);
        } catch (InterruptedException | OutOfMemoryError noTime) {
            // it ends without being closed
        }
    }

    private static void closeQuietly(Runnable close) {
        try {
            close.run();
        } catch (RuntimeException | Error late) {
            // nobody is left to hear of it
        }
    }
}
