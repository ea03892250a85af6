package dev.polyflux;

import dev.polyflux.bus.EventLoop;
import dev.polyflux.core.ClosedException;
import dev.polyflux.core.Endpoint;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.Ref;
import dev.polyflux.guest.SharedEngine;
import dev.polyflux.guest.Storage;
import dev.polyflux.lifecycle.Census;
import dev.polyflux.lifecycle.Hooks;
import dev.polyflux.lifecycle.LifecycleEvent;
import dev.polyflux.lifecycle.LifecycleEvent.ProxyEvent;
import dev.polyflux.lifecycle.spi.Following;
import dev.polyflux.lifecycle.spi.Lifecycle;
import dev.polyflux.lifecycle.spi.RunHooks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A runtime: one main realm and any number of workers, started side by side on one engine.
 *
 * <p>Thread-safe. Whoever creates it closes it.
 */
public final class Polyflux implements AutoCloseable {

    /** What {@link #pending} calls code that runs and waits for nobody. */
    public static final String RUNNING = EventLoop.RUNNING;

    /** Why a realm ends with its runtime. */
    static final String CLOSED = "the runtime was closed";

    /** How long {@link #close} lets guest code come to its end before it is interrupted. */
    static final Duration CLOSE_GRACE = Duration.ofSeconds(1);

    /** How long a census waits for a realm that is busy. */
    private static final Duration CENSUS_PATIENCE = Duration.ofSeconds(1);

    /** How long {@link #close} waits, after all else, for threads that Java code holds. */
    private static final Duration STUCK = Duration.ofSeconds(10);

    private final RuntimeSettings settings;
    private final Lifecycle lifecycle = Lifecycle.create(InstantSource.system());
    private final RunHooks hooks = RunHooks.create();
    private final Hiring hiring;
    private final Following following;
    private final Storage storage;
    private final Roster workers = new Roster();
    private final Pools pools = new Pools();
    private final Traffic traffic = new Traffic();
    private final Keeping keeping = new Keeping();
    private final MainRealm main;
    private final Realms realms;
    private final Quiet quiet;
    private final Launcher launcher;
    private final Gate gate;
    private final Namesakes namesakes;
    private final Strangers strangers;
    private volatile boolean closed;

    Polyflux(RuntimeSettings settings) {
        this.settings = settings;
        this.storage = new Stores(settings.storage());
        this.hiring = new Hiring(settings.guestWorkers());
        this.following = Following.create(InstantSource.system(), settings.debug());
        this.main = new MainRealm(this, settings, hiring);
        this.realms = new Realms(workers, main);
        this.quiet = new Quiet(realms);
        this.launcher = new Launcher(this, settings, hiring);
        settings.hooks().accept(hooks);
        this.gate = new Gate(this, realms, settings.elsewhere());
        this.namesakes = new Namesakes(workers, settings.elsewhere(), gate);
        this.strangers = new Strangers(this, settings);
        main.begin();
        settings.elsewhere().open(gate);
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
     * @param implementation the engine's name for itself
     * @param compiled false where the JVM was started without the guest compiler's flags: all works, slower
     * @param languages the languages' implementations and versions
     */
    public record EngineInfo(String implementation, boolean compiled, List<String> languages) {}

    /**
     * Starts a worker in the background and gives it at once; its script begins when main has come to the end or the first
     * suspension of its own.
     *
     * <p>Whether it boots and how it ends is told by {@link Worker#ended} and {@link #events}. A name is free again when its
     * worker was terminated, or did not boot.
     *
     * @throws IllegalArgumentException when there is a worker of that name
     * @throws dev.polyflux.core.ConfigurationException when the worker's configuration contradicts the runtime's access
     * @throws ClosedException when the runtime is closed
     */
    public Worker start(WorkerSpec spec) {
        return launcher.start(spec);
    }

    /** So many workers of one script that share the calls, with the defaults of {@link PoolSpec}; as {@link #pool(PoolSpec)}. */
    public Pool pool(WorkerSpec spec, int size) {
        return pool(PoolSpec.of(spec, size));
    }

    /**
     * Workers of one script that share the calls, started in the background. They are workers of this runtime as others are.
     *
     * @throws IllegalArgumentException when there is a pool of that name, which has not been drained
     * @throws ClosedException when the runtime is closed
     */
    public Pool pool(PoolSpec spec) {
        return pools.open(spec, launcher::hirer);
    }

    /** The pools there are, by the order of their names. */
    public List<Pool> pools() {
        return pools.all();
    }

    /** The workers there are now, by the order of their names. */
    public List<Worker> workers() {
        return List.copyOf(workers.all());
    }

    /** The worker of this name; null where there is none. */
    public @Nullable Worker worker(String name) {
        return workers.get(name);
    }

    /**
     * The worker of this name that is here, or that another node of the {@linkplain PolyfluxBuilder#cluster cluster} has started; empty where
     * there is none.
     *
     * <p>Cold: looked up by each subscription, here first, and then at the other nodes by the order of their names. One of another node is
     * called as one of this node is, but it is its starter's: {@link Worker#terminate} lets go of it, its messages go to whoever started it,
     * and its events are not told here. When its node is lost, look it up again.
     */
    public Mono<Worker> find(String name) {
        return Mono.defer(() -> {
            Worker here = worker(name);
            return here == null ? strangers.find(name) : Mono.just(here);
        });
    }

    /**
     * Main's global object, live; boots main where nothing has yet.
     *
     * <p>Cold; emitted on main's loop, or at once. Errors: {@link dev.polyflux.core.BootException} when main does not boot,
     * {@link ClosedException} when the runtime is closed.
     */
    public Mono<Ref> window() {
        return main.window();
    }

    /** How many traps each realm has been sent so far, by its name: each was one message. */
    public Map<String, Long> traps() {
        return realms.traps();
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
     * <p>Hot, and without a replay. Delivered as {@link #events} are, and ends as they do. What is followed is forgotten when the
     * last subscriber cancels, unless debugging is on.
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
     * Counts the proxies that live now, those that have ended, and what is handed over between this node and others.
     *
     * <p>Cold. Each realm answers on its own loop; one that computes or waits does so when it has come to the end of that, and
     * is named as silent when it has had {@code patience} for it: a busy machine, which keeps it from running, is no silence. Closed realms are left out. A proxy that nobody holds lives until
     * the collector has been there. Proxies between the two languages of one realm are counted only where they are followed:
     * with {@linkplain PolyfluxBuilder#debug debugging} on, or made while somebody listened to {@link #proxies}. What Java
     * code holds is no proxy. Emitted on a thread of Reactor's that must not block.
     *
     * @param patience how long each realm may take, in the time that its own thread has
     */
    public Mono<Census> census(Duration patience) {
        return CensusTaking.of(realms, settings.elsewhere(), patience);
    }

    /** What may take part in every run that comes; in main's, {@link PolyfluxBuilder#hooks}. */
    public Hooks hooks() {
        return hooks;
    }

    /**
     * Completes when no realm has anything left to do: no running code, no timer, no open call; at once where that is so.
     *
     * <p>A promise that nothing can settle any more does not count, as with Node. Cold: it tells of the first time after it was
     * subscribed to, and completes when the runtime has been closed. Emitted on a realm's loop, or on the subscriber's or the
     * closing thread: do not block there.
     */
    public Mono<Void> whenQuiet() {
        return quiet.await();
    }

    /** What each realm still has to do, by its name, in words; realms that rest are left out. */
    public Map<String, List<String>> pending() {
        return realms.pending();
    }

    /** Closes all realms in order and gives guest code a second to end; as {@link #close(Duration)}. */
    @Override
    public void close() {
        close(CLOSE_GRACE);
    }

    /**
     * Closes the runtime when what it does has come to its end: takes no calls of Java's from the subscription on, waits for those that
     * are under way and those that wait in pools, and closes as {@link #close(Duration)}, with a second's grace. What is left after
     * {@code longest} fails with {@link ClosedException}. In a {@linkplain PolyfluxBuilder#cluster cluster} it takes no workers of other
     * nodes any more; those that it has are called to their end, while their starters begin what they {@linkplain
     * WorkerSpec#supervised supervise}, and have not placed here by this node's name, elsewhere.
     *
     * <p>Cold; completes when all threads are gone, on a thread that may block. Cancelling keeps the runtime from being closed by
     * it, but calls are not taken again.
     *
     * @param longest how long that may take by the clock, before the rest is ended
     */
    public Mono<Void> drain(Duration longest) {
        Mono<Void> calls = Mono.defer(() -> {
            traffic.refuse(() -> ClosedException.refusing("the runtime is being closed, and takes no calls any more"));
            return traffic.none().timeout(Saturated.delay(longest), Mono.empty());
        });
        return Mono.when(pools.drain(longest), calls, gate.leave(longest))
                .publishOn(Schedulers.fromExecutor(closing ->
                        Thread.ofPlatform().daemon().name("polyflux-close").start(closing)))
                .then(Mono.fromRunnable(this::close));
    }

    /**
     * Closes all realms in order; guest code that still runs after {@code grace} is cancelled. Their threads are gone when
     * it returns, except those that a Java function holds for ever: they are told to {@link PolyfluxBuilder#uncaught}. Idempotent.
     *
     * <p>Waits, so it is not to be called from a realm's loop, as behind a call, nor from a thread of Reactor's that must not
     * block: {@link #drain} can be subscribed to anywhere.
     */
    public void close(Duration grace) {
        closed = true;
        pools.close();
        lifecycle.closing();
        realms.close(grace, STUCK).block();
        for (String name : realms.left()) {
            failed(
                    name,
                    new IllegalStateException("the thread of '" + name
                            + "' does not end: a Java function that it called does not return"));
        }
        settings.elsewhere().close();
        keeping.close(STUCK);
        quiet.close();
        lifecycle.close();
        following.close();
    }

    // For the realms.

    MainRealm main() {
        return main;
    }

    /** What other nodes ask of it. */
    Gate gate() {
        return gate;
    }

    Namesakes namesakes() {
        return namesakes;
    }

    Strangers strangers() {
        return strangers;
    }

    Launcher launcher() {
        return launcher;
    }

    Realms realms() {
        return realms;
    }

    /** Whether its end has begun: what is started from now on ends at once. */
    boolean isClosed() {
        return closed;
    }

    RuntimeSettings settings() {
        return settings;
    }

    Storage storage() {
        return storage;
    }

    Keeping keeping() {
        return keeping;
    }

    Traffic traffic() {
        return traffic;
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
            realms.all().forEach(each -> each.closed(realm));
        }
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
        quiet.before(task);
    }

    /** Called when a loop has run out of work: if all have, does what is to be done then, or else tells who waits for it. */
    void quiet() {
        if (!closed) {
            quiet.look();
        }
    }
}
