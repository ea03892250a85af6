package dev.polyflux.lifecycle;

import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a realm, to all of them, or to a proxy. Immutable; it only tells, hooks decide.
 *
 * <p>Each run ends in exactly one of {@link Done}, {@link Failed} or {@link Terminated}. A realm that is Done or Failed
 * may be Terminated later: that closes the realm and does not count as a second ending.
 */
public sealed interface LifecycleEvent {

    /** When it happened. */
    Instant time();

    /** The event's stable name in logs and machine-readable output. */
    default String type() {
        return switch (this) {
            case Booting e -> "Booting";
            case Ready e -> "Ready";
            case Done e -> "Done";
            case Failed e -> "Failed";
            case Terminated e -> "Terminated";
            case AllDone e -> "AllDone";
            case Uncaught e -> "Uncaught";
            case CallCancelled e -> "CallCancelled";
            case CallInterrupted e -> "CallInterrupted";
            case Restarted e -> "Restarted";
            case Progress e -> "Progress";
            case Stuck e -> "Stuck";
            case ProxyCreated e -> "ProxyCreated";
            case ProxyDestroyed e -> "ProxyDestroyed";
        };
    }

    /** An event of one realm. */
    sealed interface RealmEvent extends LifecycleEvent {

        /** The realm's name, {@code "main"} for the main realm. */
        String worker();

        /** The name of the script it runs; null where it runs none. */
        @Nullable
        String script();
    }

    /** An event that ends a run, where no other has ended it before. */
    sealed interface Ending extends RealmEvent {}

    /** The realm is being started and has entered a boot phase. */
    record Booting(String worker, @Nullable String script, Phase phase, Instant time) implements RealmEvent {

        /** The phase's place among those of a boot, the first is 1. */
        public int number() {
            return phase.ordinal() + 1;
        }

        /** How many phases a boot has at most. */
        public int total() {
            return Phase.ON_READY.ordinal() + 1;
        }
    }

    /**
     * One of several things that a phase is about has been done, such as a package that was installed.
     *
     * @param item which one
     * @param number how many are done with it
     * @param total how many there are
     */
    record Progress(
            String worker, @Nullable String script, Phase phase, String item, int number, int total, Instant time)
            implements RealmEvent {}

    /** The realm answers calls; its script has not begun yet. {@code bootTime} runs from when the realm was asked for. */
    record Ready(String worker, @Nullable String script, Duration bootTime, Instant time) implements RealmEvent {}

    /** The script and everything after it ran to the end without an error; the realm goes on answering calls. */
    record Done(String worker, @Nullable String script, Instant time) implements Ending {}

    /** The run failed in {@code phase}: the boot, a hook or the script; without a Ready before it, the boot did. */
    record Failed(String worker, @Nullable String script, PolyfluxException error, Phase phase, Instant time)
            implements Ending {}

    /** The realm was closed, by whom or why {@code reason} says. */
    record Terminated(String worker, @Nullable String script, String reason, Instant time) implements Ending {}

    /** Guest code threw, or rejected a promise, and nobody caught it or waits for it; the realm goes on. */
    record Uncaught(String worker, @Nullable String script, PolyfluxException error, Instant time)
            implements RealmEvent {}

    /** A call that the realm had begun with was cancelled, and is stopped as soon as its code yields. */
    record CallCancelled(String worker, @Nullable String script, String call, Instant time) implements RealmEvent {}

    /** The code of a cancelled call did not yield and was interrupted; the realm goes on. */
    record CallInterrupted(String worker, @Nullable String script, String call, Instant time) implements RealmEvent {}

    /**
     * The realm has been in the midst of the same work for longer than {@code limit}, and goes on with it; told once of each
     * such work.
     *
     * @param work what it is, as {@code a running task} or {@code a wait for main}
     * @param limit how much of its own time the realm's thread may have for it
     */
    record Stuck(String worker, @Nullable String script, String work, Duration limit, Instant time)
            implements RealmEvent {}

    /**
     * A worker is being started again: its realm was terminated because a cancelled call could not be interrupted, or the worker is
     * supervised and has failed.
     */
    record Restarted(String worker, @Nullable String script, Instant time) implements RealmEvent {}

    /**
     * Every run has ended; told again when runs that began later have.
     *
     * @param outcomes how each realm ended since this was last told, by the realm's name, in the order in which they ended;
     *     a realm that ran several times shows its last run
     */
    record AllDone(Map<String, Outcome> outcomes, Instant time) implements LifecycleEvent {

        public AllDone {
            outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
        }

        /** Whether there was no run at all. */
        public boolean isEmpty() {
            return outcomes.isEmpty();
        }
    }

    /** An event of one proxy; told to who listens to the proxies. */
    sealed interface ProxyEvent extends LifecycleEvent {

        /** The proxy, the same for its creation and its end. */
        HeldProxy proxy();
    }

    /** A realm has got a proxy of an object that it had none of. */
    record ProxyCreated(HeldProxy proxy, Instant time) implements ProxyEvent {}

    /** A proxy has ended; told once, after its {@link ProxyCreated}. */
    record ProxyDestroyed(HeldProxy proxy, Reason reason, Instant time) implements ProxyEvent {}
}
