package dev.polyflux;

import dev.polyflux.bus.EventLoop;
import dev.polyflux.bus.EventLoopBuilder;
import dev.polyflux.bus.Recall;
import dev.polyflux.config.Fetched;
import dev.polyflux.core.BootException;
import dev.polyflux.core.ClosedException;
import dev.polyflux.core.Endpoint;
import dev.polyflux.core.ExitException;
import dev.polyflux.core.Failsafe;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.OverflowException;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Shape.Feature;
import dev.polyflux.guest.CopyLimit;
import dev.polyflux.guest.Exports;
import dev.polyflux.guest.Guest;
import dev.polyflux.guest.Language;
import dev.polyflux.guest.Post;
import dev.polyflux.guest.Provisions;
import dev.polyflux.guest.Script;
import dev.polyflux.guest.ScriptFiles;
import dev.polyflux.guest.StartedWorker;
import dev.polyflux.guest.Storage;
import dev.polyflux.guest.Surroundings;
import dev.polyflux.guest.WorkerOrder;
import dev.polyflux.lifecycle.Following;
import dev.polyflux.lifecycle.Holding;
import dev.polyflux.lifecycle.HookContext;
import dev.polyflux.lifecycle.Hooks;
import dev.polyflux.lifecycle.Lifecycle;
import dev.polyflux.lifecycle.Phase;
import dev.polyflux.lifecycle.Run;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.jspecify.annotations.Nullable;
import reactor.core.Scannable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.ContextView;

/**
 * One guest world: a context, an event loop, and the languages that were started in it.
 *
 * <p>Booted on its own loop, so realms start side by side. Everything marked as the loop's own is touched there only.
 */
final class Realm implements Surroundings {

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Polyflux runtime;
    private final Run run;
    private final Exports exports;
    private final Children children;
    private final Post post;
    private ScriptFiles files;
    private final EventLoop loop;
    private final LineStream out;
    private final LineStream err;
    private final boolean waits;
    private final boolean strict;
    private final boolean async;
    private final CopyLimit copyLimit;
    private final Duration ffiTimeout;
    private final Cancelling cancelling;
    private final @Nullable Duration waitDeadline;
    private final Duration exposeDeadline;
    private final Access access;
    private final Configuration configuration;
    private Provisions provisions = Provisions.NONE;
    private final InputStream input;
    private final Sinks.Empty<Void> begun = Sinks.empty();
    private final Sinks.Empty<Void> booted = Sinks.empty();
    private final Sinks.Empty<Void> suspended = Sinks.empty();
    private final Sinks.Empty<Void> ran = Sinks.empty();
    private volatile @Nullable Context context;
    private volatile @Nullable Guest guest;
    private volatile boolean gone;
    private volatile boolean cancelled;

    // The loop's own.
    private Consumer<Guest> role = guest -> {};
    private @Nullable Guest neighbour;
    private long polled;
    private boolean left;
    private boolean atOnce;
    private final Queue<Runnable> whenIdle = new ArrayDeque<>();
    private final Set<String> closedTold = new HashSet<>();

    /** Calls {@code terminate} when a cancelled call can be stopped in no other way. */
    Realm(
            Polyflux runtime,
            Run run,
            RealmSettings settings,
            Hiring hiring,
            Post post,
            Consumer<Line> lines,
            Runnable terminate) {
        this.runtime = runtime;
        this.run = run;
        this.exports = new Exports(run.worker(), Mono.defer(this::exposing));
        this.children = new Children(runtime, this, hiring);
        this.post = post;
        this.files = settings.access().scripts();
        this.out = new LineStream(run.worker(), false, lines);
        this.err = new LineStream(run.worker(), true, lines);
        EventLoopBuilder builder = EventLoop.named(run.worker())
                .waitDeadline(settings.waitDeadline())
                .afterTurn(this::poll)
                .onQuiet(this::rest)
                .onFailure(this::failed);
        if (settings.time() != null) {
            builder.time(settings.time().clock());
        }
        this.access = settings.access();
        this.configuration = settings.configuration();
        this.input = settings.input();
        this.cancelling = new Cancelling(settings.ladder(), run, terminate);
        this.waits = settings.waits();
        this.strict = settings.strict();
        this.async = settings.async();
        this.copyLimit = settings.copyLimit();
        this.ffiTimeout = settings.ffiTimeout();
        this.waitDeadline = settings.waitDeadline();
        this.exposeDeadline = settings.exposeDeadline();
        if (!waits) {
            builder.neverWaits();
        }
        this.loop = builder.start().onClose(this::closeContext);
        Duration limit = settings.stuckAfter();
        if (limit != null) {
            loop.stuck(limit).subscribe(work -> run.stuck(work, limit));
        }
        loop.closed().subscribe(done -> {}, failed -> {}, () -> gone = true);
    }

    String name() {
        return run.worker();
    }

    Run life() {
        return run;
    }

    // Booting and running.

    /** Boots on the loop, in the background, when the hooks that are to know of it are through. */
    void boot(Language language, Consumer<Guest> role) {
        Hooks hooks = runtime.hooks();
        run.in(new HookedGuest(this, language, isMain(), async));
        if (!isMain() && hooks.awaitWorker(run)) {
            hooked(hooks.worker(run)).subscribe(done -> {}, this::refused, () -> load(language, role));
        } else {
            load(language, role);
        }
    }

    private void load(Language language, Consumer<Guest> role) {
        if (loop.isDisposed()) {
            return;
        }
        loop.soon(() -> {
            this.role = role;
            try {
                run.booting(Phase.ENGINE);
                Engines.shared();
                run.booting(Phase.CONTEXT);
                Fetched fetched = Provisioning.of(configuration, access);
                Context made = Engines.context(access, files, fetched.furnishing(), input, out, err);
                context = made;
                provisions = new Provisions(
                        configuration.settings().json(),
                        access.folders(fetched.folders()),
                        access.folders(fetched.packages()),
                        fetched.modules());
                run.booting(Phase.PRELUDE);
                Guest loaded = new Guest(language, made, files, name(), this);
                role.accept(loaded);
                guest = loaded;
                hooked(runtime.hooks().ready(run).doOnSuccess(done -> ready())).subscribe(done -> {}, this::refused);
            } catch (RuntimeException | Error failure) {
                BootException error = new BootException(
                        "'" + name() + "' did not boot, in phase " + run.phase() + ": " + failure.getMessage(),
                        failure);
                end(error);
                booted.tryEmitError(error);
                suspended.tryEmitEmpty();
            }
        });
    }

    ScriptFiles files() {
        return files;
    }

    /** A worker that its code starts, with the configuration that came with the order. */
    WorkerSpec configured(WorkerSpec spec, @Nullable Object config, String beside) {
        return OrderedConfig.applied(spec, config, runtime.configuration(), access, files, beside);
    }

    /** The name of its script, or one that such a script would have. */
    String scriptName() {
        String script = run.script();
        return script == null ? name() : script;
    }

    private void ready() {
        run.ready();
        booted.tryEmitEmpty();
    }

    /** A hook has vetoed the run, and told so. */
    private void refused(Throwable veto) {
        exports.end();
        booted.tryEmitError(veto);
        begun.tryEmitError(veto);
        suspended.tryEmitEmpty();
        ran.tryEmitError(veto);
    }

    /**
     * The language it was booted with, when it is ready; on the loop or on the subscriber's thread. The realm's own hooks, which
     * it would wait for, have it at once.
     */
    Mono<Guest> booted() {
        return Mono.deferContextual(asker -> {
            Mono<Guest> there = Mono.fromCallable(this::loaded);
            return isOwnHook(asker) ? there : booted.asMono().then(there);
        });
    }

    /**
     * The language, once the realm's script has begun, or its turn has come where it has none. What main's script asks for
     * before its own first suspension, for which all others wait, and what the realm's own hooks ask for, they have at once.
     */
    Mono<Guest> begun() {
        return Mono.deferContextual(asker ->
                isOwnHook(asker) || runtime.isBeginning() ? booted() : booted().delayUntil(there -> begun.asMono()));
    }

    boolean isSuspended() {
        return Boolean.TRUE.equals(suspended.scan(Scannable.Attr.TERMINATED));
    }

    /** The function of this name as soon as it is exposed, which the realm's own hooks would wait for in vain. */
    Mono<Ref> exposed(String name) {
        return Mono.deferContextual(asker -> isOwnHook(asker) && exports.function(name) == null
                ? Mono.error(exports.late(name))
                : exports.find(name));
    }

    private Mono<Void> exposing() {
        return begun.asMono().then(loop.spends(exposeDeadline));
    }

    /** Hooks, so that what they ask of their own realm is known to come from them. */
    private Mono<Void> hooked(Mono<Void> hooks) {
        return hooks.contextWrite(reactor.util.context.Context.of(HookContext.REALM, name()));
    }

    private boolean isOwnHook(ContextView asker) {
        return name().equals(asker.getOrDefault(HookContext.REALM, null)) || run.isHook();
    }

    private Guest loaded() {
        Guest there = guest;
        if (there == null) {
            throw new ClosedException("'" + name() + (loop.isDisposed() ? "' is closed" : "' has not booted yet"));
        }
        return there;
    }

    /** The language it was booted with, while it is loaded. */
    @Nullable
    Guest guest() {
        return guest;
    }

    /** How many traps its objects have been sent. */
    long traps() {
        Guest loaded = guest;
        return loaded == null ? 0 : loaded.endpoint().applied();
    }

    /** Completes when the script has run to its end; an error where that failed, or the realm was closed before. */
    Mono<Void> ran() {
        return ran.asMono();
    }

    /** Completes when the script has come to its end or its first suspension, or could not be run. */
    Mono<Void> whenSuspended() {
        return Mono.deferContextual(asker -> isOwnHook(asker) ? Mono.empty() : suspended.asMono());
    }

    /** Runs the script, if there is one, once the realm is ready and {@code after} is complete. */
    void run(@Nullable Script script, Mono<Void> after) {
        booted().flatMap(loaded -> after.thenReturn(loaded))
                .subscribe(loaded -> loop.execute(() -> begin(loaded, script)), refused -> {});
    }

    private void begin(Guest loaded, @Nullable Script script) {
        if (run.isEnded()) {
            begun.tryEmitEmpty();
            suspended.tryEmitEmpty();
            return;
        }
        if (script == null) {
            run.done();
            begun.tryEmitEmpty();
            suspended.tryEmitEmpty();
            ran.tryEmitEmpty();
            return;
        }
        Hooks hooks = runtime.hooks();
        hooked(hooks.beforeRun(run)).publishOn(loop).subscribe(done -> {}, this::refused, () -> {
            begun.tryEmitEmpty();
            hooked(hooks.codeBeforeRun(run)).subscribe(done -> {}, this::stopped, () -> enter(loaded, script));
            suspended.tryEmitEmpty();
        });
    }

    private void enter(Guest loaded, Script script) {
        if (!loop.inLoop()) {
            loop.soon(() -> enter(loaded, script));
        } else if (!run.isEnded() && run.running(Phase.CODE)) {
            loaded.settle(loaded.run(script), outcome -> ended(outcome));
        }
    }

    /** The code before the script has thrown. */
    private void stopped(Throwable failure) {
        if (failure instanceof ExitException exit) {
            exit(exit);
        } else {
            end(GuestException.ofJava(failure));
        }
    }

    private void ended(Reply outcome) {
        flush();
        if (run.isEnded()) {
            return; // the script has asked for it elsewhere
        }
        ExitException exit = outcome instanceof Reply.Err(ExitException asked) ? asked : null;
        if (outcome instanceof Reply.Err(var error) && (exit == null || exit.status() != 0)) {
            end(error);
            return;
        }
        Hooks hooks = runtime.hooks();
        hooked(hooks.codeAfterRun(run).then(hooks.afterRun(run)))
                .publishOn(loop)
                .subscribe(done -> {}, this::refused, () -> export(exit));
    }

    private void export(@Nullable ExitException exit) {
        run.running(Phase.EXPORTS);
        if (loaded().export() instanceof Reply.Err(var error)) {
            end(error);
            return;
        }
        done();
        if (exit != null) {
            leave(exit);
        }
    }

    private void done() {
        exports.end();
        run.done();
        ran.tryEmitEmpty();
    }

    private void end(PolyfluxException error) {
        if (run.isEnded()) {
            return;
        }
        exports.end();
        run.failed(error);
        ran.tryEmitError(error);
        toStarter(error);
        if (error instanceof ExitException exit) {
            leave(exit);
        }
    }

    /** Code that nobody waits for has asked for the realm's end. */
    private void exit(ExitException exit) {
        if (!run.isEnded()) {
            if (exit.status() == 0 && !run.phase().boots()) {
                done();
                leave(exit);
            } else {
                end(exit);
            }
        } else {
            if (exit.status() != 0) {
                tellUncaught(exit);
            }
            leave(exit);
        }
    }

    private void leave(ExitException exit) {
        left = true;
        atOnce = exit.atOnce();
        flush(); // before the word that it has to say
        String word = exit.word();
        if (word != null) {
            err.write(word + "\n");
        }
        runtime.left(this, exit);
    }

    /** What its code has printed and its streams keep back, leaves. */
    private void flush() {
        try {
            guests().forEach(Guest::flush);
        } catch (PolyglotException ending) {
            // nothing of it runs any more
        }
    }

    /** Ends what its code has put off, while its objects stay for the others. */
    void stopTimers() {
        guests().forEach(Guest::stopTimers);
    }

    // Ending.

    /**
     * Ends the realm: at once what it is asked, in order what it does, by force what is left after {@code grace}.
     *
     * <p>An interrupt does not stop guest code that computes; cancelling its context does.
     */
    Mono<Void> close(Duration grace, String reason) {
        return Mono.defer(() -> {
            run.terminated(reason);
            Supplier<PolyfluxException> closed = () -> new ClosedException("'" + name() + "' is closed: " + reason);
            exports.end(closed);
            booted.tryEmitError(closed.get());
            begun.tryEmitError(closed.get());
            ran.tryEmitError(closed.get());
            children.end();
            return loop.close(grace, this::cancel);
        });
    }

    private void cancel() {
        cancelled = true;
        Context running = context;
        if (running != null) {
            running.close(true);
        }
    }

    /** What a turn of a realm that is ended by force throws is how it ends, and no news. */
    private void failed(Throwable failure) {
        if (!cancelled) {
            runtime.failed(name(), failure);
        }
    }

    /** Whether its thread has ended. */
    boolean isGone() {
        return gone;
    }

    private void closeContext() {
        guests().forEach(each -> {
            runtime.following().closed(each.endpoint());
            runtime.closed(each.endpoint());
        });
        Context made = context;
        if (made != null) {
            try {
                made.close(atOnce); // by force it asks nobody for last words
            } catch (PolyglotException interrupted) {
                made.close(true);
            }
        }
        out.close();
        err.close();
        letGo();
    }

    /** Whoever still holds the realm, or a reference to one of its objects, holds nothing of its languages. */
    private void letGo() {
        guests().forEach(Guest::end);
        files = access.scripts(); // the others lead to the languages
        context = null;
        guest = null;
        neighbour = null;
        whenIdle.clear();
    }

    private List<Guest> guests() {
        return Stream.of(Optional.ofNullable(guest), Optional.ofNullable(neighbour))
                .flatMap(Optional::stream)
                .toList();
    }

    // Proxies.

    /** The proxies it has; empty where it is closed, nothing at all where its inbox is full. */
    Mono<List<Holding>> holdings() {
        return onLoop(() -> guests().stream().map(Guest::holding).toList())
                .onErrorResume(ClosedException.class, gone -> Mono.empty())
                .onErrorResume(OverflowException.class, busy -> Mono.never());
    }

    /** What is found out on the loop; an error where the loop takes no more work, or ends before. */
    <T> Mono<T> onLoop(Supplier<T> question) {
        return Mono.<T>create(sink -> loop.execute(
                        () -> Failsafe.of(() -> Mono.just(question.get())).subscribe(sink::success, sink::error)))
                .takeUntilOther(loop.closed())
                .switchIfEmpty(Mono.error(() -> new ClosedException(name() + " is closed")));
    }

    /** Another realm was closed: the proxies of its objects have ended. */
    void closed(Endpoint other) {
        try {
            loop.execute(() -> guests().forEach(each -> each.closed(other)));
        } catch (PolyfluxException closedOrFull) {
            // the next census finds it
        }
    }

    private void poll() {
        Guest loaded = guest;
        long now = System.nanoTime();
        if (loaded != null && now - polled > POLL_NANOS && !loop.isDisposed()) {
            polled = now;
            loaded.language().poll(loaded.context());
            Guest second = neighbour;
            if (second != null) {
                second.language().poll(loaded.context());
            }
        }
    }

    /** What is to be done at rest is sent first: then the run is not over yet. */
    private void rest() {
        if (!whenIdle.isEmpty() && !loop.isDisposed() && loop.quietStamp() >= 0) {
            loop.execute(whenIdle.remove());
        }
        runtime.quiet();
    }

    // What guest code finds around it.

    @Override
    public EventLoop loop() {
        return loop;
    }

    @Override
    public boolean isMain() {
        return runtime.isMain(this);
    }

    @Override
    public boolean waits() {
        return waits;
    }

    @Override
    public boolean strict() {
        return strict;
    }

    @Override
    public boolean trusted() {
        return access.trusts();
    }

    @Override
    public boolean nativeCode() {
        return access.runsNativeCode();
    }

    @Override
    public Provisions provisions() {
        return provisions;
    }

    @Override
    public Storage storage() {
        return runtime.storage();
    }

    @Override
    public boolean show(String target, boolean append, Map<String, String> bundle) {
        Consumer<Display> looking = runtime.displays();
        if (looking != null) {
            looking.accept(new Display(name(), target, append, bundle));
        }
        return looking != null;
    }

    @Override
    public CopyLimit copyLimit() {
        return copyLimit;
    }

    @Override
    public Duration ffiTimeout() {
        return ffiTimeout;
    }

    @Override
    public Guest neighbour(Guest first, String language) {
        Guest second = neighbour;
        if (second == null) {
            try {
                second = new Guest(Engines.named(language), first.context(), first.files(), name(), this);
            } catch (PolyglotException | IllegalStateException failure) {
                throw new BootException(
                        "'" + name() + "' cannot start " + language + " beside "
                                + first.language().name() + ": " + failure.getMessage(),
                        failure);
            }
            role.accept(second);
            second.meet(first);
            first.meet(second);
            neighbour = second;
        }
        return second;
    }

    @Override
    public Following following() {
        return runtime.following();
    }

    @Override
    public Ref window() {
        return runtime.waitForWindow(waits);
    }

    /** How long a wait for it may take; null for as long as it takes. */
    @Nullable
    Duration waitDeadline() {
        return waitDeadline;
    }

    Exports exports() {
        return exports;
    }

    @Override
    public Exports exports(String worker) {
        return runtime.roster().there(worker).realm().exports();
    }

    @Override
    public Mono<Exports> exporting(String worker) {
        return named(worker).map(Realm::exports);
    }

    @Override
    public Mono<Void> ready(String worker) {
        return named(worker).flatMap(realm -> realm.booted().then(realm.whenSuspended()));
    }

    private Mono<Realm> named(String worker) {
        return runtime.roster()
                .find(worker, Mono.defer(() -> loop.spends(exposeDeadline)))
                .map(Worker::realm);
    }

    @Override
    public Hooks hooks() {
        return runtime.hooks();
    }

    @Override
    public Lifecycle lifecycle() {
        return runtime.lifecycle();
    }

    @Override
    public List<String> workers() {
        return runtime.roster().names();
    }

    @Override
    public StartedWorker start(WorkerOrder order) {
        return children.start(order);
    }

    @Override
    public Post post() {
        return post;
    }

    @Override
    public void leave() {
        if (!isMain()) {
            close(Duration.ofMillis(100), "it closed itself").subscribe();
        }
    }

    @Override
    public void recalled(Guest asked, Recall recall) {
        cancelling.begin(recall, asked.context());
    }

    @Override
    public void whenIdle(Runnable task) {
        whenIdle.add(task);
    }

    @Override
    public void whenAllIdle(Runnable task) {
        runtime.whenAllIdle(() -> {
            try {
                loop.soon(task);
                return true;
            } catch (ClosedException closed) {
                return false; // what is left of a closed realm is told by nobody
            }
        });
    }

    @Override
    public void suspended() {
        suspended.tryEmitEmpty();
    }

    @Override
    public void uncaught(GuestException error) {
        if (left || loop.wasInterrupted() || isToldAlready(error) || !runtime.isNews(error)) {
            return; // what was under way fails
        }
        if (error instanceof ExitException exit) {
            exit(exit);
        } else if (!isExitOf(error)) {
            tellUncaught(error);
        }
    }

    /** Whether the error is one by which a realm's code has asked for its end, which came here by other code: so it ends there. */
    private boolean isExitOf(GuestException error) {
        if (!(error.error().thrown() instanceof Ref ref) || !ref.shape().has(Feature.EXIT)) {
            return false;
        }
        Realm asked = runtime.realmOf(ref.owner());
        if (asked == null) {
            return false;
        }
        if (asked == this) {
            asks(ref);
            return true;
        }
        try {
            asked.loop.execute(() -> asked.asks(ref));
            return true;
        } catch (PolyfluxException closedOrFull) {
            return false;
        }
    }

    private void asks(Ref ref) {
        guests().stream().filter(each -> each.endpoint() == ref.owner()).forEach(each -> uncaught(each.blame(ref)));
    }

    /** That a function has gone with its realm is told once of each realm, however often somebody calls it. */
    private boolean isToldAlready(GuestException error) {
        return error.error().type().equals("ClosedError")
                && !closedTold.add(error.error().message());
    }

    /** Takes an error of a hook, which no code waits for. */
    void uncaught(PolyfluxException error) {
        if (error instanceof GuestException guests) {
            uncaught(guests);
        } else {
            tellUncaught(error);
        }
    }

    private void tellUncaught(PolyfluxException error) {
        run.uncaught(error);
        toStarter(error);
        runtime.failed(name(), error);
    }

    /** Whoever started it may want to hear of it; where not, it is told elsewhere as well. */
    private void toStarter(PolyfluxException error) {
        try {
            post.failures().send(error);
        } catch (OverflowException nobodyListens) {
            // the first ones are there
        }
    }
}
