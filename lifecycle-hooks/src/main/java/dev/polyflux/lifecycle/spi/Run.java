package dev.polyflux.lifecycle.spi;

import dev.polyflux.core.PolyfluxException;
import dev.polyflux.lifecycle.HookPoint;
import dev.polyflux.lifecycle.HookedRealm;
import dev.polyflux.lifecycle.LifecycleEvent.Booting;
import dev.polyflux.lifecycle.LifecycleEvent.CallCancelled;
import dev.polyflux.lifecycle.LifecycleEvent.CallInterrupted;
import dev.polyflux.lifecycle.LifecycleEvent.Done;
import dev.polyflux.lifecycle.LifecycleEvent.Ending;
import dev.polyflux.lifecycle.LifecycleEvent.Failed;
import dev.polyflux.lifecycle.LifecycleEvent.Progress;
import dev.polyflux.lifecycle.LifecycleEvent.Ready;
import dev.polyflux.lifecycle.LifecycleEvent.RealmEvent;
import dev.polyflux.lifecycle.LifecycleEvent.Restarted;
import dev.polyflux.lifecycle.LifecycleEvent.Stuck;
import dev.polyflux.lifecycle.LifecycleEvent.Terminated;
import dev.polyflux.lifecycle.LifecycleEvent.Uncaught;
import dev.polyflux.lifecycle.Phase;
import dev.polyflux.lifecycle.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * One realm's walk through its lifecycle, of which only the legal order is possible:
 *
 * <pre>{@code
 * booting(phase)* -> ready -> running(phase)* -> done      any of them -> terminated
 *        '------> failed <--------'
 * }</pre>
 *
 * <p>Moves may come from any thread and never block. Each tells its event before it returns and answers whether it
 * moved: {@code false} says that the realm was terminated before, which any move of a realm's own thread may race with. A
 * move out of order throws {@link IllegalStateException} and changes nothing.
 */
public final class Run {

    private volatile @Nullable Thread hooking;
    private volatile @Nullable String waitsFor;

    private final Lifecycle lifecycle;
    private final String worker;
    private final @Nullable String script;
    private final Instant begun;
    private final Sinks.One<Ending> ending = Sinks.one();
    private final Sinks.Many<State> states = Sinks.many().replay().latestOrDefault(State.BOOTING);
    private volatile State state = State.BOOTING;
    private volatile Phase phase = Phase.CONFIGURATION;
    private volatile @Nullable HookedRealm realm;
    private final Map<HookPoint, Long> called = new ConcurrentHashMap<>();

    /** The state that was told last; within the lifecycle's monitor. */
    private State told = State.BOOTING;

    Run(Lifecycle lifecycle, String worker, @Nullable String script, Instant begun) {
        this.lifecycle = lifecycle;
        this.worker = worker;
        this.script = script;
        this.begun = begun;
    }

    /** The realm's name. */
    public String worker() {
        return worker;
    }

    /** The name of its script; null where it runs none. */
    public @Nullable String script() {
        return script;
    }

    /** Says what realm it is a run of, which its hooks are told. */
    public Run in(HookedRealm hooked) {
        realm = hooked;
        return this;
    }

    HookedRealm realm() {
        return Objects.requireNonNull(realm, "the run is in no realm");
    }

    @Nullable
    String type() {
        HookedRealm there = realm;
        return there == null ? null : there.type();
    }

    /** Notes that the hooks of a point have been called up to this one, and gives up to which one they had been. */
    long called(HookPoint point, long last) {
        Long before = called.put(point, last);
        return before == null ? 0 : before;
    }

    /** The phase it is in, and stays in once it has ended; {@link Phase#ON_BEFORE_RUN} from Ready on. */
    public Phase phase() {
        return phase;
    }

    /** Enters a boot phase, or the same one again, and tells Booting. */
    public boolean booting(Phase next) {
        return move(now -> {
            require(state == State.BOOTING && next.boots(), "boot in phase " + next);
            enter(next);
            return new Booting(worker, script, next, now);
        });
    }

    /** Ends the boot and tells Ready. */
    public boolean ready() {
        return move(now -> {
            require(state == State.BOOTING, "become Ready");
            state = State.READY;
            phase = Phase.ON_BEFORE_RUN;
            return new Ready(worker, script, Duration.between(begun, now), now);
        });
    }

    /** Enters a phase after Ready and tells nothing; a failure names it. */
    public boolean running(Phase next) {
        return move(now -> {
            require(state == State.READY && !next.boots(), "run phase " + next);
            enter(next);
            return null;
        });
    }

    /** Ends the run well and tells Done. */
    public boolean done() {
        return move(now -> {
            require(state == State.READY, "become Done");
            state = State.DONE;
            return new Done(worker, script, now);
        });
    }

    /** Ends the run with an error in the present phase, before Ready or after, and tells Failed. */
    public boolean failed(PolyfluxException error) {
        return move(now -> {
            require(!isEnded(), "become Failed");
            state = State.FAILED;
            return new Failed(worker, script, error, phase, now);
        });
    }

    /** Tells Terminated: the end of the run where nothing ended it before, and of the realm in any case. Never throws. */
    public boolean terminated(String reason) {
        return move(now -> {
            state = State.TERMINATED;
            return new Terminated(worker, script, reason, now);
        });
    }

    // What happens meanwhile; told in any state.

    /** Tells Uncaught. */
    public void uncaught(PolyfluxException error) {
        lifecycle.tell(now -> new Uncaught(worker, script, error, now));
    }

    /** Tells CallCancelled. */
    public void cancelled(String call) {
        lifecycle.tell(now -> new CallCancelled(worker, script, call, now));
    }

    /** Tells CallInterrupted. */
    public void interrupted(String call) {
        lifecycle.tell(now -> new CallInterrupted(worker, script, call, now));
    }

    /** Tells Progress: of {@code total} things that the phase is about, {@code number} are there with this one. */
    public void progress(String item, int number, int total) {
        lifecycle.tell(now -> new Progress(worker, script, phase, item, number, total, now));
    }

    /** Tells Stuck. */
    public void stuck(String work, Duration limit) {
        lifecycle.tell(now -> new Stuck(worker, script, work, limit, now));
    }

    /** Tells Restarted. */
    public void restarted() {
        lifecycle.tell(now -> new Restarted(worker, script, now));
    }

    /** Whether the run is over: Done, Failed or Terminated. */
    public boolean isEnded() {
        return switch (state) {
            case BOOTING, READY -> false;
            case DONE, FAILED, TERMINATED -> true;
        };
    }

    /**
     * The event that ended the run: a value whichever it was, never an error, replayed to late subscribers.
     *
     * <p>Delivered on a virtual thread after the event was told. Cancelling has no effect on the run.
     */
    public Mono<Ending> ended() {
        return ending.asMono().publishOn(Feed.DELIVERY);
    }

    /** How far it is. */
    public State state() {
        return state;
    }

    /**
     * How far it is, and each change; completes with the realm's end. Delivered on a virtual thread after the event was told.
     */
    public Flux<State> states() {
        return states.asFlux().publishOn(Feed.DELIVERY);
    }

    /** Tells how far it is now; within the lifecycle's monitor. */
    void tellState() {
        if (state != told) {
            told = state;
            states.emitNext(state, Sinks.EmitFailureHandler.FAIL_FAST);
            if (!isThere()) {
                states.emitComplete(Sinks.EmitFailureHandler.FAIL_FAST);
            }
        }
    }

    boolean isTerminated() {
        return state == State.TERMINATED;
    }

    /** Whether a realm stands behind the name, or is about to. */
    boolean isThere() {
        return !isTerminated() && !(state == State.FAILED && phase.boots());
    }

    /** Gives the name to another run; nothing this one still does is told. */
    void replaced() {
        state = State.TERMINATED;
    }

    void settle(Ending event) {
        ending.emitValue(event, Sinks.EmitFailureHandler.FAIL_FAST);
    }

    private boolean move(Function<Instant, @Nullable RealmEvent> step) {
        return lifecycle.move(this, step);
    }

    private void enter(Phase next) {
        require(next.compareTo(phase) >= 0, "go back to phase " + next);
        phase = next;
    }

    private void require(boolean legal, String move) {
        if (!legal) {
            throw new IllegalStateException("worker '" + worker + "' cannot " + move + ": it is " + describe());
        }
    }

    private String describe() {
        return switch (state) {
            case BOOTING -> "Booting (" + phase + ")";
            case READY -> "Ready (" + phase + ")";
            case DONE -> "Done";
            case FAILED -> "Failed (" + phase + ")";
            case TERMINATED -> "Terminated";
        };
    }

    /** The hook that the run waits for, in words; null where there is none. */
    public @Nullable String waitsFor() {
        return waitsFor;
    }

    void waitsFor(@Nullable String hook) {
        waitsFor = hook;
    }

    /** Calls a hook of this run. */
    <T> T calling(Supplier<T> hook) {
        hooking = Thread.currentThread();
        try {
            return hook.get();
        } finally {
            hooking = null;
        }
    }

    /** Whether the caller is a hook of this run, or is called by one. */
    public boolean isHook() {
        return Thread.currentThread() == hooking;
    }
}
