package dev.polyflux;

import dev.polyflux.bus.EventLoop;
import dev.polyflux.bus.RingEndpoint;
import dev.polyflux.core.ClosedException;
import dev.polyflux.core.Endpoint;
import dev.polyflux.core.ExitException;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.InterruptedWaitException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.WaitNotAllowedException;
import dev.polyflux.core.spi.Failsafe;
import dev.polyflux.guest.Guest;
import dev.polyflux.guest.Language;
import dev.polyflux.guest.Languages;
import dev.polyflux.guest.Post;
import dev.polyflux.guest.Script;
import dev.polyflux.guest.SharedEngine;
import dev.polyflux.guest.Storage;
import dev.polyflux.lifecycle.Census;
import dev.polyflux.lifecycle.Holding;
import dev.polyflux.lifecycle.Hooks;
import dev.polyflux.lifecycle.LifecycleEvent;
import dev.polyflux.lifecycle.LifecycleEvent.ProxyEvent;
import dev.polyflux.lifecycle.spi.Following;
import dev.polyflux.lifecycle.spi.Lifecycle;
import dev.polyflux.lifecycle.spi.RunHooks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * A runtime: one main realm and any number of workers, started side by side on one engine.
 *
 * <p>Thread-safe. Whoever creates it closes it.
 */
public final class Polyflux implements AutoCloseable {

    /** What {@link #pending} calls code that runs and waits for nobody. */
    public static final String RUNNING = EventLoop.RUNNING;

    /** How long {@link #close} lets guest code come to its end before it is interrupted. */
    private static final Duration CLOSE_GRACE = Duration.ofSeconds(1);

    /** How long a census waits for a realm that is busy. */
    private static final Duration CENSUS_PATIENCE = Duration.ofSeconds(1);

    /** How long {@link #close} waits, after all else, for threads that Java code holds. */
    private static final Duration STUCK = Duration.ofSeconds(10);

    private final PolyfluxBuilder settings;
    private final Lifecycle lifecycle = Lifecycle.create(InstantSource.system());
    private final RunHooks hooks = RunHooks.create();
    private final Hiring hiring;
    private final Following following;
    private final Storage storage;
    private final Roster workers = new Roster();
    private final Pools pools = new Pools();
    private final Traffic traffic = new Traffic();
    private final Sinks.Empty<Void> quiet = Sinks.empty();
    private final Queue<BooleanSupplier> whenAllIdle = new ConcurrentLinkedQueue<>();
    private final Mono<Realm> main;
    private volatile @Nullable Realm startedMain;
    private volatile boolean awaitingQuiet;
    private volatile boolean closed;

    Polyflux(PolyfluxBuilder settings) {
        this.settings = settings;
        this.storage = new Stores(settings.storage());
        this.hiring = new Hiring(settings.guestWorkers());
        this.following = Following.create(InstantSource.system(), settings.debug());
        this.main = Failsafe.defer(() -> Mono.just(startMain())).cache();
        settings.hooks().accept(hooks);
        if (settings.main() != null) {
            main.subscribe();
        }
    }

    /** A runtime with the defaults: nothing outside the realms may be reached, what guests print is dropped. */
    public static Polyflux create() {
        return builder().build();
    }

    /** Settings of a runtime to be built. */
    public static PolyfluxBuilder builder() {
        return new PolyfluxBuilder();
    }

    /** The engine's implementation, and whether it compiles guest code. */
    public static EngineInfo engine() {
        return new EngineInfo(SharedEngine.implementation(), SharedEngine.compiles(), SharedEngine.languages());
    }

    /**
     * What runs the guests.
     *
     * @param compiled false where the JVM was started without the guest compiler's flags: all works, slower
     * @param languages the languages' implementations and versions
     */
    public record EngineInfo(String implementation, boolean compiled, List<String> languages) {}

    /**
     * Starts a worker in the background and gives it at once; its script begins when main has come to the end or the first
     * suspension of its own.
     *
     * <p>Whether it boots and how it ends is told by {@link Worker#ended} and {@link #events}.
     *
     * @throws IllegalArgumentException when there is a worker of that name
     */
    public Worker start(WorkerSpec spec) {
        return start(spec, hiring, Mono.empty());
    }

    /** So many workers of one script that share the calls, with the defaults of {@link PoolSpec}; as {@link #pool(PoolSpec)}. */
    public Pool pool(WorkerSpec spec, int size) {
        return pool(PoolSpec.of(spec, size));
    }

    /**
     * Workers of one script that share the calls, started in the background. They are workers of this runtime as others are.
     *
     * @throws IllegalArgumentException when there is a pool of that name
     * @throws ClosedException when the runtime is closed
     */
    public Pool pool(PoolSpec spec) {
        return pools.open(spec, this::hirer);
    }

    private Function<String, HiredWorker> hirer(WorkerSpec spec, @Nullable Duration stuckAfter) {
        return name -> {
            Worker worker = start(spec.named(name).pooled());
            return new HiredWorker(worker, worker.realm(), stuckAfter, settings.exposeDeadline());
        };
    }

    /** The pools there are, by the order of their names. */
    public List<Pool> pools() {
        return pools.all();
    }

    /** Starts a worker whose script begins no earlier than {@code turn}; what it may start, its spec says or {@code usual}. */
    Worker start(WorkerSpec spec, Hiring usual, Mono<Void> turn) {
        WorkerGrant own = spec.guestWorkers();
        Worker worker = new Worker(traffic, spec.upkeep().supervision());
        launch(spec, own == null ? usual : new Hiring(own), worker, turn);
        return worker;
    }

    private void launch(WorkerSpec spec, Hiring hiring, Worker worker, Mono<Void> turn) {
        Script script = spec.script();
        Realm realm = new Realm(
                this,
                lifecycle.begin(spec.name(), script == null ? null : script.name()),
                RealmSettings.ofWorker(settings, spec),
                hiring,
                worker.mail(),
                settings.lines(),
                () -> replace(spec, hiring, worker));
        worker.runsIn(realm);
        workers.put(spec.name(), worker);
        realm.loop().closed().subscribe(gone -> {}, failed -> {}, () -> forget(worker, realm));
        realm.boot(spec.language(), guest -> guest.becomeWorker(spec.name()));
        // A worker that may not wait cannot boot main when it asks for it, so main comes first.
        Mono<Void> booted = realm.waits()
                ? Mono.empty()
                : main.flatMap(first -> first.course().booted()).then();
        worker.supervisor().follow(realm, () -> relaunch(spec, hiring, worker, realm));
        Realm first = startedMain;
        realm.course()
                .run(
                        script,
                        (first == null ? booted : booted.then(first.course().whenSuspended())).then(turn));
    }

    private void forget(Worker worker, Realm ended) {
        workers.remove(worker, ended);
        quiet(); // it may have been the last one with something to do
    }

    /** Terminates a worker that nothing else can stop, without waiting for its end, and starts it again where it may. */
    private void replace(WorkerSpec spec, Hiring hiring, Worker worker) {
        Realm stuck = worker.realm();
        boolean again = settings.ladder().restart() && !spec.upkeep().pooled();
        stuck.close(Duration.ZERO, "a cancelled call could not be interrupted").subscribe();
        if (again) {
            relaunch(spec, hiring, worker, stuck);
        }
    }

    private void relaunch(WorkerSpec spec, Hiring hiring, Worker worker, Realm before) {
        if (!closed) {
            launch(spec, hiring, worker, Mono.empty());
            before.life().restarted();
        }
    }

    /** The workers there are now, by the order of their names. */
    public List<Worker> workers() {
        return List.copyOf(workers.all());
    }

    /** The worker of this name, if there is one. */
    public @Nullable Worker worker(String name) {
        return workers.get(name);
    }

    /** Main's global object, live; boots main where nothing has yet. Emitted on main's loop, or at once. */
    public Mono<Ref> window() {
        return main.flatMap(realm -> realm.course().booted()).map(Guest::window);
    }

    /** How many traps each realm has been sent so far, by its name: each was one message. */
    public Map<String, Long> traps() {
        Map<String, Long> counts = new ConcurrentSkipListMap<>();
        realms().forEach(realm -> counts.put(realm.name(), realm.traps()));
        return counts;
    }

    /**
     * Says that everything asked for has been started: AllDone comes after the last ending, at once where nothing runs, and again
     * each time when all runs that have begun later have ended. Calling it again changes nothing.
     */
    public void allStarted() {
        lifecycle.allStarted();
    }

    /**
     * What happens to all realms, in one order that is the same for every subscriber.
     *
     * <p>Hot. A subscriber first receives what holds now: the latest event of each realm that is not terminated, and AllDone
     * where it was reached; then every event as it happens, with no gap and no duplicate. Signals arrive on a virtual thread,
     * never on a realm's, so a subscriber may block; its events queue without bound until it takes them or cancels. Never
     * fails; completes when the runtime is closed.
     */
    public Flux<LifecycleEvent> events() {
        return lifecycle.events();
    }

    /**
     * The creation and the end of every proxy that is made from the first subscription on. Costs while somebody listens, and
     * nothing before.
     *
     * <p>Hot, and without a replay. Delivered as {@link #events} are. What is followed is forgotten when the last subscriber
     * cancels, unless debugging is on.
     */
    public Flux<ProxyEvent> proxies() {
        return following.events();
    }

    /**
     * Counts the proxies that live now, and those that have ended; as {@link #census(Duration)}, with a second's patience.
     */
    public Mono<Census> census() {
        return census(CENSUS_PATIENCE);
    }

    /**
     * Counts the proxies that live now, and those that have ended.
     *
     * <p>Cold. Each realm answers on its own loop; one that computes or waits does so when it has come to the end of that, and
     * is named as silent when it has had {@code patience} for it: a busy machine, which keeps it from running, is no silence. Closed realms are left out. A proxy that nobody holds lives until
     * the collector has been there. Proxies between the two languages of one realm are counted only where they are followed:
     * with {@linkplain PolyfluxBuilder#debug debugging} on, or made while somebody listened to {@link #proxies}. What Java
     * code holds is no proxy. Emitted on a thread of Reactor's.
     */
    public Mono<Census> census(Duration patience) {
        return Flux.defer(() -> Flux.fromIterable(realms()))
                .flatMapSequential(realm -> answer(realm, patience))
                .collectList()
                .map(Answer::census);
    }

    private static Mono<Answer> answer(Realm realm, Duration patience) {
        return realm.holdings()
                .map(holdings -> new Answer(realm.name(), holdings))
                .publishOn(Schedulers.parallel())
                .timeout(realm.loop().spends(patience), Mono.just(new Answer(realm.name(), null)));
    }

    /** What a realm has answered; null for nothing. */
    private record Answer(String realm, @Nullable List<Holding> holdings) {

        static Census census(List<Answer> answers) {
            return new Census(
                    answers.stream()
                            .flatMap(answer -> Stream.ofNullable(answer.holdings))
                            .flatMap(List::stream)
                            .toList(),
                    answers.stream()
                            .filter(answer -> answer.holdings == null)
                            .map(Answer::realm)
                            .toList());
        }
    }

    Storage storage() {
        return storage;
    }

    @Nullable
    Consumer<Display> displays() {
        return settings.displays();
    }

    @Nullable
    CallListener calls() {
        return settings.calls();
    }

    @Nullable
    Consumer<Logged> logs() {
        return settings.logs();
    }

    /** What may take part in every run that comes; in main's, {@link PolyfluxBuilder#hooks}. */
    public Hooks hooks() {
        return hooks;
    }

    /**
     * Completes when no realm has anything left to do: no running code, no timer, no open call; at once where that is so.
     *
     * <p>A promise that nothing can settle any more does not count, as with Node. Emitted on a realm's loop.
     */
    public Mono<Void> whenQuiet() {
        return Mono.defer(() -> {
            awaitingQuiet = true;
            quiet();
            return quiet.asMono();
        });
    }

    /** What each realm still has to do, by its name, in words; realms that rest are left out. */
    public Map<String, List<String>> pending() {
        Map<String, List<String>> pending = new ConcurrentSkipListMap<>();
        for (Realm realm : realms()) {
            List<String> work = new ArrayList<>(realm.loop().pending());
            String hook = realm.life().waitsFor();
            if (hook != null) {
                work.add("the " + hook);
            }
            if (!work.isEmpty() || !realm.life().isEnded()) {
                pending.put(realm.name(), work);
            }
        }
        return pending;
    }

    /** Closes all realms in order and gives guest code a second to end; as {@link #close(Duration)}. */
    @Override
    public void close() {
        close(CLOSE_GRACE);
    }

    /**
     * Closes the runtime when what it does has come to its end: takes no calls of Java's from the subscription on, waits for those that
     * are under way and those that wait in pools, and closes as {@link #close(Duration)}, with a second's grace. What is left after
     * {@code longest} fails with {@link ClosedException}.
     *
     * <p>Cold; completes when all threads are gone, on a thread that may block.
     */
    public Mono<Void> drain(Duration longest) {
        return Mono.when(pools.drain(longest), traffic.drain(longest))
                .publishOn(Schedulers.boundedElastic())
                .then(Mono.fromRunnable(this::close));
    }

    /**
     * Closes all realms in order; guest code that still runs after {@code grace} is cancelled. Their threads are gone when
     * it returns, except those that a Java function holds for ever: they are told to {@link PolyfluxBuilder#uncaught}. Idempotent; not to be called from a realm's loop.
     */
    public void close(Duration grace) {
        closed = true;
        pools.close();
        lifecycle.closing();
        List<Mono<Void>> closings = new ArrayList<>();
        for (Realm realm : realms()) {
            closings.add(realm.close(grace, "the runtime was closed")
                    .takeUntilOther(realm.loop().spends(grace.plus(STUCK))));
        }
        Mono.whenDelayError(closings).block();
        tellWhoIsStuck();
        lifecycle.close();
        following.close();
    }

    private void tellWhoIsStuck() {
        for (Realm realm : realms()) {
            if (!realm.isGone()) {
                failed(
                        realm.name(),
                        new IllegalStateException("the thread of '" + realm.name()
                                + "' does not end: a Java function that it called does not return"));
            }
        }
    }

    // For the realms.

    private Realm startMain() {
        Script script = settings.main();
        Language language = script == null ? SharedEngine.usual() : Languages.ofEnding(script.ending(), "main");
        Realm realm = new Realm(
                this,
                lifecycle.begin("main", script == null ? null : script.name()),
                RealmSettings.ofMain(settings),
                hiring,
                Post.create(),
                settings.lines(),
                () -> {});
        startedMain = realm;
        realm.boot(language, Guest::becomeMain);
        realm.course().run(script, Mono.empty());
        return realm;
    }

    /** Main's global object; boots main where nothing has yet, and waits for it, on a loop that may. */
    Ref waitForWindow(boolean waits) {
        Realm first = startedMain;
        Guest there = first == null ? null : first.guest();
        if (there != null) {
            return there.window();
        }
        if (!waits) {
            throw new WaitNotAllowedException(
                    Thread.currentThread().getName() + " may not wait for main to boot: give main a script");
        }
        try {
            return window().toFuture().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedWaitException("interrupted while main boots");
        } catch (ExecutionException e) {
            throw GuestException.ofJava(e.getCause() == null ? e : e.getCause());
        }
    }

    /** A realm's code has asked for its end: a worker is closed, main's objects stay for the workers. */
    void left(Realm realm, ExitException exit) {
        realm.stopTimers();
        if (realm != startedMain) {
            Duration grace = exit.atOnce() ? Duration.ZERO : CLOSE_GRACE;
            realm.close(grace, "it exited with status " + exit.status()).subscribe();
        }
    }

    /** Whether it is main's script that asks, and it has come neither to its end nor to a suspension. */
    boolean isBeginning() {
        Realm first = startedMain;
        return first != null && first.loop().inLoop() && !first.course().isSuspended();
    }

    boolean isMain(Realm realm) {
        return realm == startedMain;
    }

    RunHooks runHooks() {
        return hooks;
    }

    Following following() {
        return following;
    }

    Lifecycle lifecycle() {
        return lifecycle;
    }

    /** The objects of a realm are gone: tells whoever has proxies of them. */
    void closed(Endpoint realm) {
        if (!closed) {
            realms().forEach(each -> each.closed(realm));
        }
    }

    Configuration configuration() {
        return settings.configuration();
    }

    /** The realm whose objects these are; null for none. */
    @Nullable
    Realm realmOf(Endpoint owner) {
        return owner instanceof RingEndpoint there
                ? realms().stream()
                        .filter(realm -> realm.loop() == there.loop())
                        .findFirst()
                        .orElse(null)
                : null;
    }

    Roster roster() {
        return workers;
    }

    void failed(String worker, Throwable failure) {
        if (isNews(failure)) {
            settings.failures().accept(worker, failure);
        }
    }

    /** Closing is no error: that a realm is closed is no news while the whole runtime is. */
    boolean isNews(Throwable failure) {
        boolean ofClosing = failure instanceof ClosedException
                || failure instanceof GuestException guest
                        && guest.error().type().equals("ClosedError");
        return !closed || !ofClosing;
    }

    /** Runs a task, which is to send a message to a loop, when all loops have run out of work; false says that it sent none. */
    void whenAllIdle(BooleanSupplier task) {
        whenAllIdle.add(task);
    }

    /** Called when a loop has run out of work: if all have, does what is to be done then, or else tells who waits for it. */
    void quiet() {
        if (closed || !awaitingQuiet && whenAllIdle.isEmpty() || !isQuiet()) {
            return;
        }
        for (BooleanSupplier last = whenAllIdle.poll(); last != null; last = whenAllIdle.poll()) {
            if (last.getAsBoolean()) {
                return; // its loop comes to rest again
            }
        }
        if (awaitingQuiet) {
            quiet.tryEmitEmpty();
        }
    }

    private boolean isQuiet() {
        Collection<Realm> asked = realms();
        long[] stamps =
                asked.stream().mapToLong(realm -> realm.loop().quietStamp()).toArray();
        boolean resting = true;
        int i = 0;
        for (Realm realm : asked) {
            resting &= stamps[i] >= 0 && realm.loop().quietStamp() == stamps[i];
            i++;
        }
        return resting;
    }

    private Collection<Realm> realms() {
        List<Realm> all = new ArrayList<>();
        workers.all().forEach(worker -> all.add(worker.realm()));
        Realm first = startedMain;
        if (first != null) {
            all.add(first);
        }
        return all;
    }
}
