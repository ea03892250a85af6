package dev.polyflux.lifecycle.spi;

import dev.polyflux.core.ClosedException;
import dev.polyflux.lifecycle.LifecycleEvent;
import dev.polyflux.lifecycle.LifecycleEvent.AllDone;
import dev.polyflux.lifecycle.LifecycleEvent.Ending;
import dev.polyflux.lifecycle.LifecycleEvent.RealmEvent;
import dev.polyflux.lifecycle.LifecycleEvent.Terminated;
import dev.polyflux.lifecycle.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;

/**
 * The lifecycle of all realms of one runtime, as one stream. Safe for use from any thread.
 *
 * <pre>
 * main    Booting . Booting . Ready ......... Done
 * stats        Booting . Ready ....................... Failed
 * events  B    B    B    R    R               D        F AllDone ....... close |
 * </pre>
 */
public final class Lifecycle implements AutoCloseable {

    private final InstantSource clock;
    private final Feed<LifecycleEvent> feed = new Feed<>(heard -> {});
    private final Map<String, Run> runs = new HashMap<>();
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
    private final Set<Run> open = new HashSet<>();
    private final Disposable.Composite listeners = Disposables.composite();
    private boolean allStarted;
    private boolean closed;

    private Lifecycle(InstantSource clock) {
        this.clock = clock;
    }

    /** A lifecycle without realms; {@code clock} gives the events their times. */
    public static Lifecycle create(InstantSource clock) {
        return new Lifecycle(clock);
    }

    /**
     * What happens to all realms, in one order that is the same for every subscriber.
     *
     * <p>Hot. A subscriber first receives what holds now: the latest event of each realm that is not terminated, and
     * AllDone where it was reached, in the order they happened; then every event as it happens, with no gap and no
     * duplicate. Signals arrive on a virtual thread, never on a realm's, so a subscriber may block; one that blocks or
     * does not request holds up neither a realm nor another subscriber: its events queue without bound until it takes
     * them or cancels. Cancelling leaves everybody else untouched. Never fails; completes with {@link #close()}.
     */
    public Flux<LifecycleEvent> events() {
        return feed.events();
    }

    /**
     * Registers a run of a realm: from now on AllDone waits for it, or comes again after it. Tells nothing.
     *
     * @param worker the realm's name; free again once its run was terminated, or failed before it was Ready
     * @param script the name of its script; a realm that runs none is Done as soon as it is Ready
     * @throws IllegalArgumentException when a realm of that name is there
     * @throws ClosedException after {@link #close()}
     */
    public synchronized Run begin(String worker, @Nullable String script) {
        if (closed) {
            throw new ClosedException("cannot begin worker '" + worker + "': the runtime is closed");
        }
        Run earlier = runs.get(worker);
        if (earlier != null) {
            if (earlier.isThere()) {
                throw new IllegalArgumentException(
                        "cannot begin worker '" + worker + "': there is one of that name, terminate it first");
            }
            earlier.replaced();
            earlier.tellState();
            feed.forget(worker);
        }
        Run run = new Run(this, worker, script, clock.instant());
        runs.put(worker, run);
        open.add(run);
        return run;
    }

    /** The latest event of each realm that has one, and the latest AllDone, in the order they happened. */
    public List<LifecycleEvent> states() {
        return feed.holding();
    }

    /** The language of a realm that is there, in short; null where there is none, or it has not got that far. */
    public synchronized @Nullable String type(String worker) {
        Run run = runs.get(worker);
        return run == null ? null : run.type();
    }

    /** The latest event of a realm; null where it has none yet, was terminated or was never begun. */
    public @Nullable LifecycleEvent state(String worker) {
        return feed.latest(worker);
    }

    /**
     * Says that everything asked for has been started: AllDone comes after the last ending, at once where nothing runs.
     *
     * <p>Runs that begin later count as well: AllDone comes again each time when all of them have ended, with the outcomes
     * that are new. Until then one {@link Outcome} per realm name is kept. Calling it again changes nothing.
     */
    public synchronized void allStarted() {
        if (!allStarted) {
            allStarted = true;
            tellWhenAllDone(clock.instant());
        }
    }

    /** What is open and what has ended since AllDone was last told. */
    public synchronized Roll roll() {
        return new Roll(allStarted, open.stream().map(Run::worker).collect(Collectors.toSet()), outcomes);
    }

    /**
     * Has {@code listener} told what holds and then every event, on the thread where it happens and in the order of {@link
     * #events}: before the run goes on. It may neither block nor throw.
     */
    public Disposable listen(Consumer<LifecycleEvent> listener) {
        Disposable listening = feed.asItHappens().subscribe(listener);
        listeners.add(listening);
        return listening;
    }

    /** Has {@code listener} told the latest event of a realm once more, in the order of {@link #listen}. */
    public synchronized void again(String worker, Consumer<LifecycleEvent> listener) {
        LifecycleEvent latest = feed.latest(worker);
        if (latest != null) {
            listener.accept(latest);
        }
    }

    /** Ends what {@link #listen} has begun: what happens from now on is the end of all. */
    public void closing() {
        listeners.dispose();
    }

    /** Completes the stream and tells nothing more; runs still move, in silence. Idempotent. */
    @Override
    public synchronized void close() {
        closed = true;
        feed.close();
    }

    /** Moves a run, tells the event if there is one, and keeps count; false where the run was terminated before. */
    synchronized boolean move(Run run, Function<Instant, @Nullable RealmEvent> step) {
        if (run.isTerminated()) {
            return false;
        }
        boolean endedBefore = run.isEnded();
        Instant now = clock.instant();
        RealmEvent event = step.apply(now);
        Ending ending = event instanceof Ending last && !endedBefore ? last : null;
        if (ending != null) {
            open.remove(run);
            outcomes.remove(run.worker());
            outcomes.put(run.worker(), Outcome.of(ending));
        }
        switch (event) {
            case null -> {}
            case Terminated last -> {
                feed.tellLast(run.worker(), last);
                runs.remove(run.worker(), run);
            }
            default -> feed.tell(run.worker(), event);
        }
        if (ending != null) {
            run.settle(ending);
            tellWhenAllDone(ending.time());
        }
        run.tellState();
        return true;
    }

    /** Tells an event that does not move the run. */
    synchronized void tell(Function<Instant, RealmEvent> event) {
        feed.pass(event.apply(clock.instant()));
    }

    private void tellWhenAllDone(Instant now) {
        if (allStarted && open.isEmpty()) {
            feed.tell(AllDone.class, new AllDone(outcomes, now));
            outcomes.clear();
        }
    }
}
