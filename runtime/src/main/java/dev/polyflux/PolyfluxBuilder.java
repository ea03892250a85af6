package dev.polyflux;

import dev.polyflux.guest.CopyLimit;
import dev.polyflux.guest.Languages;
import dev.polyflux.guest.Script;
import dev.polyflux.lifecycle.Hooks;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * What a runtime is to be like; see {@link Polyflux#builder}.
 *
 * <p>Each method changes this builder and gives it back. It may build several runtimes, which stay as they were built. Not
 * thread-safe.
 */
public final class PolyfluxBuilder {

    private final RuntimeSettings settings = new RuntimeSettings();

    PolyfluxBuilder() {}

    /**
     * What a configuration says, of main and of all workers that have none of their own. What is set after it holds against
     * it. Of access it says no more than {@code native_code}, and grants what it names: {@code mounts}, {@code hosts} and
     * {@code environment}.
     *
     * @throws dev.polyflux.core.ConfigurationException when it contradicts itself, or its main cannot be read
     */
    public PolyfluxBuilder config(Configuration given) {
        settings.configuration = given;
        RuntimeKeys.apply(given.settings(), this, settings.grant);
        return this;
    }

    /** What guest code may reach outside; {@link Access#SANDBOX} by default. */
    public PolyfluxBuilder access(Access granted) {
        settings.access = granted;
        return this;
    }

    /**
     * A file that main runs first, to its end or its first suspension; its ending tells main's language.
     *
     * @throws dev.polyflux.core.ConfigurationException when it cannot be read, or no language has its ending
     */
    public PolyfluxBuilder main(Path file) {
        settings.main = Script.of(file, Languages::ofEnding);
        return this;
    }

    /**
     * What main runs first, at a URL of {@code http}, {@code https}, {@code file} or {@code classpath}; waits for the answer.
     *
     * @throws dev.polyflux.core.ConfigurationException when it cannot be fetched, or no language has its ending
     */
    public PolyfluxBuilder main(URI url) {
        settings.main = Scripts.of(url, null);
        return this;
    }

    /** The same, of what has a hash as browsers write it, {@code sha256-} and Base64; another is an error. */
    public PolyfluxBuilder main(URI url, String integrity) {
        settings.main = Scripts.of(url, integrity);
        return this;
    }

    /** Code that main runs first; {@code file} names it, as in {@code "main.js"}. */
    public PolyfluxBuilder main(String file, String code) {
        settings.main = Script.of(file, code);
        return this;
    }

    /**
     * Who takes the lines that guests print; without one, they are dropped. Called by the realm that printed, in order, several
     * realms at a time; a consumer that blocks holds up that realm.
     */
    public PolyfluxBuilder output(Consumer<Line> consumer) {
        settings.lines = consumer;
        return this;
    }

    /**
     * Who looks at what guests display, by PyScript's {@code display}; without one, it is printed as text. Called as {@link
     * #output} is.
     */
    public PolyfluxBuilder display(Consumer<Display> consumer) {
        settings.displays = consumer;
        return this;
    }

    /**
     * Who takes what guests log, by JavaScript's {@code console} and Python's {@code logging}, with its level; without one, it is
     * printed as text. Python's root logger then hands on all levels: which are wanted is the taker's to say. Called as {@link
     * #output} is.
     */
    public PolyfluxBuilder logs(Consumer<Logged> consumer) {
        settings.logs = consumer;
        return this;
    }

    /** Who hears of each call that Java makes of a worker, besides those who do already; calls cost nothing more without one. */
    public PolyfluxBuilder calls(CallListener listener) {
        CallListener present = settings.calls;
        CallListener guarded = new GuardedListener(listener);
        settings.calls = present == null ? guarded : new BothListeners(present, guarded);
        return this;
    }

    /**
     * The folder in which PyScript's {@code storage} keeps a file for each name. By default {@code .polyflux/storage} in the
     * working directory where guests have the user's files, and memory, which ends with the runtime, where they have not.
     */
    public PolyfluxBuilder storage(Path folder) {
        settings.storage = folder;
        return this;
    }

    /**
     * What guests read as their standard input, {@code input()} and {@code sys.stdin} in Python. Empty by default: the
     * process's own is never read unless it is given here. All realms read the same stream.
     */
    public PolyfluxBuilder input(InputStream stream) {
        settings.input = stream;
        return this;
    }

    /**
     * Who is told, with the realm's name, about errors that nobody caught and nobody waits for: in timers and in promises
     * without a handler. By default the thread's handler of uncaught exceptions. Called by several threads at a time, realms'
     * loops among them, which a consumer that blocks holds up.
     */
    public PolyfluxBuilder uncaught(BiConsumer<String, Throwable> consumer) {
        settings.failures = consumer;
        return this;
    }

    /**
     * How long a worker waits for main, and a Java thread for a method of a {@linkplain Worker#bind bound} interface, before
     * the call fails; null, the default, for as long as it takes.
     */
    public PolyfluxBuilder waitDeadline(@Nullable Duration deadline) {
        settings.waitDeadline = deadline;
        return this;
    }

    /**
     * How long a worker's script may go on without exposing a function that somebody calls, before the call fails, and how long
     * guest code waits for a worker that nobody has started; 20 seconds by default. Counted from when the script begins, in the
     * time that its realm's thread has: a busy machine is no reason.
     */
    public PolyfluxBuilder exposeDeadline(Duration deadline) {
        settings.exposeDeadline = deadline;
        return this;
    }

    /**
     * How many elements, characters and bytes may cross between realms as one copy or text; there is no limit by default.
     * What is larger fails with {@link dev.polyflux.core.CopyTooLargeException}, on the side that sends it. Objects that
     * cross as themselves, typed arrays among them, have no size.
     *
     * @throws IllegalArgumentException when it is not positive
     */
    public PolyfluxBuilder copyLimit(long most) {
        if (most < 1) {
            throw new IllegalArgumentException("a copy limit is at least 1, not " + most);
        }
        settings.copyLimit = new CopyLimit(most);
        return this;
    }

    /**
     * How many messages may be under way to one realm, rounded up to a power of two; 1024 by default. What comes beyond that
     * fails with {@link dev.polyflux.core.OverflowException}. {@link WorkerSpec#inbox} says it of one worker.
     *
     * @throws IllegalArgumentException when it is not positive, or more than 2<sup>24</sup>
     */
    public PolyfluxBuilder inbox(int messages) {
        settings.inbox = powerOfTwo(messages);
        return this;
    }

    /**
     * Whether each worker, when its script has run and before it counts as {@linkplain Worker#started started}, is sent a value and
     * gives it back. That loads and links what calls need, so the first one is about as fast as those behind it; no script and no
     * listener notices. By default it is not done, since it takes a moment.
     */
    public PolyfluxBuilder rehearsing(boolean each) {
        settings.rehearsing = each;
        return this;
    }

    /**
     * Where Java gets what it has asked workers for: values, elements and errors of calls, streams and bound interfaces. By default,
     * and with null, on the loop of the worker that gives it, which is fast and does nothing else meanwhile; on the caller's
     * where the call was made on a realm's loop. With a scheduler of your own, code behind a call runs on no realm's loop; an
     * element is requested when it is asked for, as ever.
     */
    public PolyfluxBuilder publishOn(@Nullable Scheduler scheduler) {
        settings.delivery = scheduler;
        return this;
    }

    static int powerOfTwo(int messages) {
        if (messages < 1 || messages > 1 << 24) {
            throw new IllegalArgumentException(
                    "an inbox has room for 1 to " + (1 << 24) + " messages, not " + messages);
        }
        return messages == 1 ? 1 : Integer.highestOneBit(messages - 1) << 1;
    }

    /** What happens to code that goes on after its call was cancelled; {@link CancelLadder#DEFAULT} by default. */
    public PolyfluxBuilder cancelLadder(CancelLadder steps) {
        settings.ladder = steps;
        return this;
    }

    /**
     * The clock of all timers of guests, {@code setTimeout} and {@code asyncio.sleep} among them, for tests; real time by
     * default. The steps of the {@link CancelLadder} go by real time.
     */
    public PolyfluxBuilder time(VirtualTime clock) {
        settings.time = clock;
        return this;
    }

    /**
     * Whether no worker may wait, for main as little as for another: what a worker does to objects elsewhere is then
     * awaited. False by default; {@link WorkerSpec#awaiting} says it of one worker.
     */
    public PolyfluxBuilder syncMainOnly(boolean only) {
        settings.syncMainOnly = only;
        return this;
    }

    /**
     * Whether every proxy is followed from its beginning, and where guest code made it is kept; false by default. Slows
     * down whatever crosses.
     */
    public PolyfluxBuilder debug(boolean on) {
        settings.debug = on;
        return this;
    }

    /**
     * How long workers keep what they have read of objects elsewhere, so that reading it again sends nothing; {@link
     * Duration#ZERO}, the default: not at all. {@link WorkerSpec#ffiTimeout} says it of one worker.
     *
     * <p>What a realm writes to such an object by way of a proxy, all workers see at once. What the object's own realm
     * changes, and what a called function does, they see when this time is over.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public PolyfluxBuilder ffiTimeout(Duration kept) {
        settings.ffiTimeout = notNegative(kept);
        return this;
    }

    static Duration notNegative(Duration kept) {
        if (kept.isNegative()) {
            throw new IllegalArgumentException("what was read cannot be kept for " + kept);
        }
        return kept;
    }

    /**
     * Whether main and every worker lend their Python objects to JavaScript for the time of a call only. False by default;
     * {@link WorkerSpec#strict} says it of one worker.
     */
    public PolyfluxBuilder strict(boolean lends) {
        settings.strict = lends;
        return this;
    }

    /**
     * Whether main's script, and every worker's, counts as run asynchronously, which says which of two {@linkplain
     * dev.polyflux.lifecycle.HookPoint hooks} is called: {@code onBeforeRunAsync} or {@code onBeforeRun}. True by default;
     * {@link WorkerSpec#synchronous} says it of one worker. A script that awaits is waited for in any case.
     */
    public PolyfluxBuilder async(boolean asynchronous) {
        settings.async = asynchronous;
        return this;
    }

    /**
     * How long a realm may be in the midst of the same work, a script or a call that computes or waits, before {@link
     * dev.polyflux.lifecycle.LifecycleEvent.Stuck} tells of it; null, the default: for ever. Counted in the time that the
     * realm's thread has: a busy machine is no reason. What is stuck goes on.
     */
    public PolyfluxBuilder stuckAfter(@Nullable Duration limit) {
        settings.stuckAfter = limit;
        return this;
    }

    /** Adds hooks, as {@link Polyflux#hooks} does, before main boots, so that they are called for main as well. */
    public PolyfluxBuilder hooks(Consumer<Hooks> adding) {
        settings.hooks = settings.hooks.andThen(adding);
        return this;
    }

    /**
     * Which workers guest code may start. By default eight at a time in the {@link Access#SANDBOX}, and elsewhere as many as it
     * likes; {@link WorkerSpec#guestWorkers} says it of one worker.
     */
    public PolyfluxBuilder guestWorkers(WorkerGrant granted) {
        settings.guestWorkers = granted;
        return this;
    }

    /**
     * An object that guests import by name, on main and on all workers: {@code import prices from 'service:prices'} in
     * JavaScript, {@code from services import prices} in Python. They use what {@link Exposed} says of it, or a {@link
     * Service}, and reach nothing else.
     *
     * @throws IllegalArgumentException when nothing of it is exposed, or the name is none or is taken
     */
    public PolyfluxBuilder service(String name, Object object) {
        settings.services = settings.services.with(name, Service.of(object));
        return this;
    }

    /** The same, of which guests use the methods of an interface. */
    public <T> PolyfluxBuilder service(String name, Class<T> api, T object) {
        settings.services = settings.services.with(name, Service.of(api, object));
        return this;
    }

    /** What guest code may reach outside beyond its {@link #access}: nothing by default. */
    public PolyfluxBuilder grant(Grant granted) {
        settings.grant = granted;
        return this;
    }

    /**
     * The other nodes of a cluster, on which workers can be {@linkplain WorkerSpec#on placed}, and whose workers are found by their
     * names; of those that {@code polyflux-cluster} knows, one for each runtime.
     */
    public PolyfluxBuilder cluster(Elsewhere others) {
        settings.elsewhere = others;
        return this;
    }

    /** How values of a class of yours cross; of two for one class the later counts. */
    public PolyfluxBuilder converter(Converter<?> own) {
        settings.converters = settings.converters.and(own);
        return this;
    }

    /**
     * Builds the runtime and begins to start main where it has a script; first fetches what the configuration names, and waits for
     * disk and network.
     *
     * @throws dev.polyflux.core.ConfigurationException when something of that cannot be fetched
     */
    public Polyflux build() {
        settings.configuration.fetch();
        return new Polyflux(settings.copy());
    }
}
