package dev.polyflux;

import dev.polyflux.bus.EventLoop;
import dev.polyflux.bus.EventLoopBuilder;
import dev.polyflux.core.ClosedException;
import dev.polyflux.core.Endpoint;
import dev.polyflux.core.OverflowException;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.spi.Failsafe;
import dev.polyflux.guest.Exports;
import dev.polyflux.guest.Guest;
import dev.polyflux.guest.Language;
import dev.polyflux.guest.Post;
import dev.polyflux.guest.RealmLanguages;
import dev.polyflux.guest.ScriptFiles;
import dev.polyflux.lifecycle.Holding;
import dev.polyflux.lifecycle.spi.Run;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * One guest world: an event loop, the {@linkplain RealmLanguages languages} in its context, and the {@linkplain Course course} of
 * its script.
 *
 * <p>Booted on its own loop, so realms start side by side. Everything marked as the loop's own is touched there only.
 */
final class Realm implements Station {

    private final Polyflux runtime;
    private final Run run;
    private final RealmSettings settings;
    private final EventLoop loop;
    private final LimitWatch limits;
    private final RealmStreams streams;
    private final RealmLanguages languages;
    private final Course course;
    private final UncaughtErrors errors;
    private final Children children;
    private final RealmSurroundings surroundings;
    private ScriptFiles files;
    private volatile boolean gone;
    private final LastWords lastWords;
    private volatile boolean cancelled;

    // The loop's own.
    private final Queue<Runnable> whenIdle = new ArrayDeque<>();

    /** Gives itself to {@code terminate} when a cancelled call can be stopped in no other way. */
    Realm(
            Polyflux runtime,
            Run run,
            RealmSettings settings,
            Hiring hiring,
            Post post,
            Consumer<Line> lines,
            Consumer<Realm> terminate) {
        this.runtime = runtime;
        this.run = run;
        this.settings = settings;
        Limits most = settings.upkeep().limits();
        this.limits = new LimitWatch(this, most, settings.upkeep().pooled());
        this.streams = new RealmStreams(run.worker(), lines, new Printed(most.output(), limits::printed));
        this.languages = new RealmLanguages(run.worker());
        this.course = new Course(runtime, this, run, settings.exposeDeadline());
        this.errors = new UncaughtErrors(runtime, this, run, post);
        this.children = new Children(runtime, this, hiring);
        Cancelling cancelling = new Cancelling(runtime.keeping(), settings.ladder(), run, () -> terminate.accept(this));
        this.surroundings = new RealmSurroundings(runtime, this, settings, cancelling, children, post);
        this.files = settings.access().scripts();
        EventLoopBuilder builder = EventLoop.named(run.worker())
                .capacity(settings.inbox())
                .waitDeadline(settings.waitDeadline())
                .afterTurn(this::poll)
                .afterInterrupt(this::recover)
                .onQuiet(this::rest)
                .onFailure(this::failed);
        if (settings.time() != null) {
            builder.time(settings.time().clock());
        }
        if (!settings.waits()) {
            builder.neverWaits();
        }
        if (most.nesting() != 0) {
            builder.nesting(most.nesting());
        }
        this.loop = builder.start().onClose(this::closeContext);
        this.lastWords = new LastWords(loop, languages);
        limits.begin(runtime.keeping());
        Duration limit = settings.stuckAfter();
        if (limit != null) {
            loop.stuck(limit).subscribe(work -> run.stuck(work, limit));
        }
        loop.closed().subscribe(done -> {}, failed -> {}, () -> gone = true);
    }

    /** Where what its code prints goes. */
    RealmStreams streams() {
        return streams;
    }

    @Override
    public Run life() {
        return run;
    }

    EventLoop loop() {
        return loop;
    }

    RealmLanguages languages() {
        return languages;
    }

    Course course() {
        return course;
    }

    UncaughtErrors errors() {
        return errors;
    }

    @Override
    public @Nullable CallListener listener() {
        return runtime.settings().calls();
    }

    LimitWatch limits() {
        return limits;
    }

    /** Interrupts what its code is doing just now; false where that cannot be stopped. Not on its loop. */
    boolean interrupt() {
        Guest there = guest();
        return there == null || there.interrupt(settings.ladder().terminateAfter());
    }

    @Override
    public @Nullable Scheduler delivery() {
        return settings.delivery();
    }

    @Override
    public JavaValues values() {
        return settings.values();
    }

    boolean waits() {
        return settings.waits();
    }

    /** What is done between its script's end and the first call; what fails in it is left to calls that fail likewise. */
    Mono<Void> rehearsal() {
        return settings.rehearses() ? Rehearsal.of(this).then().onErrorComplete() : Mono.empty();
    }

    @Override
    public @Nullable Duration waitDeadline() {
        return settings.waitDeadline();
    }

    /** Boots on the loop, in the background, when the hooks that are to know of it are through. */
    void boot(Language language, Consumer<Guest> role) {
        new Boot(runtime, this, settings, surroundings, streams).begin(language, role);
    }

    ScriptFiles files() {
        return files;
    }

    /** A worker that its code starts, with the configuration that came with the order. */
    WorkerSpec configured(WorkerSpec spec, @Nullable Object config, String beside) {
        return OrderedConfig.applied(
                spec, config, runtime.settings().configuration(), settings.access(), files, beside);
    }

    /** The name of its script, or one that such a script would have. */
    String scriptName() {
        String script = run.script();
        return script == null ? name() : script;
    }

    // What its worker asks of it.

    @Override
    public Exports exports() {
        return course.exports();
    }

    @Override
    public Mono<Ref> exposed(String name) {
        return course.exposed(name);
    }

    @Override
    public Mono<Ref> evaluator() {
        return course.begun().map(Guest::evaluator);
    }

    @Override
    public Mono<Capabilities> capabilities() {
        return course.booted().flatMap(guest -> onLoop(() -> Capabilities.of(guest)));
    }

    @Override
    public Mono<Void> begun() {
        return course.booted().then(course.whenSuspended());
    }

    @Override
    public Mono<Void> ran() {
        return course.ran();
    }

    @Override
    public Mono<Void> closed() {
        return loop.closed();
    }

    @Override
    public boolean isThere() {
        return !loop.isDisposed();
    }

    @Override
    public void whenEnded(Consumer<Throwable> told) {
        limits.whenEnded(told);
    }

    @Override
    public Mono<Void> spends(Duration time) {
        return loop.spends(time);
    }

    @Override
    public Flux<String> stuck(Duration limit) {
        return course.booted() // which is one long piece of work
                .onErrorComplete()
                .thenMany(loop.stuck(limit));
    }

    @Override
    public <T> Mono<T> within(Mono<T> call) {
        return limits.within(call);
    }

    @Override
    public <T> Mono<T> telling(Mono<T> asked) {
        return limits.telling(asked);
    }

    @Override
    public <T> Flux<T> telling(Flux<T> asked) {
        return limits.telling(asked);
    }

    // What others ask of it.

    /** The language it was booted with, while it is loaded. */
    @Nullable
    Guest guest() {
        return languages.first();
    }

    /** How many traps its objects have been sent. */
    long traps() {
        Guest loaded = guest();
        return loaded == null ? 0 : loaded.endpoint().applied();
    }

    /** Takes an error of a hook, which no code waits for. */
    void uncaught(PolyfluxException error) {
        errors.take(error);
    }

    /** Ends what its code has put off, while its objects stay for the others. */
    void stopTimers() {
        languages.stopTimers();
    }

    /** The proxies it has; empty where it is closed, nothing at all where its inbox is full. */
    Mono<List<Holding>> holdings() {
        return onLoop(() -> languages.all().stream().map(Guest::holding).toList())
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
            loop.execute(() -> languages.all().forEach(each -> each.closed(other)));
        } catch (PolyfluxException closedOrFull) {
            // the next census finds it
        }
    }

    // Its turns.

    private void poll() {
        if (!loop.isDisposed()) {
            languages.poll();
        }
    }

    private void recover() {
        if (!lastWords.say() && !loop.isDisposed()) {
            languages.recover();
        }
    }

    /** Has a task run when the loop next rests. */
    void whenIdle(Runnable task) {
        whenIdle.add(task);
    }

    /** What is to be done at rest is sent first: then the run is not over yet. */
    private void rest() {
        if (!whenIdle.isEmpty() && !loop.isDisposed() && loop.quietStamp() >= 0) {
            loop.execute(whenIdle.remove());
        }
        runtime.quiet();
    }

    /** What a turn of a realm that is ended by force throws is how it ends, and no news. */
    private void failed(Throwable failure) {
        if (!cancelled) {
            runtime.failed(name(), failure);
        }
    }

    // Ending.

    /**
     * Ends the realm: at once what it is asked, in order what it does, by force what is left after {@code grace}.
     *
     * <p>An interrupt of its thread does not stop guest code that computes; {@link LastWords} does.
     */
    @Override
    public Mono<Void> close(Duration grace, String reason) {
        return Mono.defer(() -> {
            run.terminated(reason);
            course.close(() -> ClosedException.refusing("'" + name() + "' is closed: " + reason));
            children.end();
            return loop.close(grace, this::cancel);
        });
    }

    private void cancel() {
        cancelled = true;
        lastWords.end();
    }

    /** Whether its thread has ended. */
    boolean isGone() {
        return gone;
    }

    private void closeContext() {
        languages.all().forEach(each -> {
            runtime.following().closed(each.endpoint());
            runtime.closed(each.endpoint());
        });
        languages.close(cancelled || course.isAtOnce());
        streams.close();
        languages.letGo();
        files = settings.access().scripts(); // the others lead to the languages
        whenIdle.clear();
    }
}
