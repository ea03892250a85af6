package dev.polyflux.lifecycle;

import dev.polyflux.lifecycle.LifecycleEvent.Done;
import dev.polyflux.lifecycle.LifecycleEvent.Ending;
import dev.polyflux.lifecycle.LifecycleEvent.Failed;
import dev.polyflux.lifecycle.LifecycleEvent.Terminated;

/**
 * How one run ended, in words: it keeps no error and no guest object alive.
 *
 * @param kind which ending it was
 * @param reason why, as a line for people
 */
public record Outcome(Kind kind, String reason) {

    /** The three ways a run can end. */
    public enum Kind {
        /** All of it ran without an error. */
        DONE,
        /** The boot, a hook or the script failed. */
        FAILED,
        /** The realm was closed before the run had ended. */
        TERMINATED
    }

    /** What an ending comes to. */
    public static Outcome of(Ending ending) {
        return switch (ending) {
            case Done done -> new Outcome(Kind.DONE, "ran to its end");
            case Failed failed ->
                new Outcome(Kind.FAILED, failed.phase() + ": " + failed.error().getMessage());
            case Terminated terminated -> new Outcome(Kind.TERMINATED, terminated.reason());
        };
    }
}
