package dev.polyflux;

import dev.polyflux.config.Key;
import dev.polyflux.config.Settings;
import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.Ref;
import dev.polyflux.guest.Language;
import dev.polyflux.guest.Languages;
import dev.polyflux.guest.Script;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which worker to start: its name and its script, whose ending tells the language.
 *
 * <p>Immutable: each method gives another spec, with one thing changed. One spec may start any number of workers, each under a
 * {@linkplain #named name} of its own. A script is read when the spec is made.
 */
public final class WorkerSpec {

    private final String name;
    private final Language language;
    private final @Nullable Script script;
    private final Options options;
    private final Upkeep upkeep;

    private WorkerSpec(String name, Language language, @Nullable Script script, Options options, Upkeep upkeep) {
        this.name = name;
        this.language = language;
        this.script = script;
        this.options = options;
        this.upkeep = upkeep;
    }

    /** How the worker differs from the others; null is as the runtime is. */
    private record Options(
            boolean syncMainOnly,
            boolean strict,
            @Nullable Duration ffiTimeout,
            @Nullable Configuration configuration,
            boolean async,
            @Nullable WorkerGrant guestWorkers,
            @Nullable Ref window) {

        static final Options NONE = new Options(false, false, null, null, true, null, null);
    }

    /**
     * A worker that runs a file, and is named like it without its ending.
     *
     * @throws ConfigurationException when the file cannot be read, or no language has its ending
     */
    public static WorkerSpec of(Path file) {
        return of(Script.of(file, Languages::ofEnding));
    }

    /**
     * A worker that runs what a URL of {@code http}, {@code https}, {@code file} or {@code classpath} gives, and is named like its
     * file; waits for the answer.
     *
     * @throws ConfigurationException when it cannot be fetched, or no language has its ending
     */
    public static WorkerSpec of(URI url) {
        return of(Scripts.of(url, null));
    }

    /**
     * The same, of what has a hash as browsers write it, {@code sha256-} and Base64.
     *
     * @throws ConfigurationException when it has another one; otherwise as {@link #of(URI)}
     */
    public static WorkerSpec of(URI url, String integrity) {
        return of(Scripts.of(url, integrity));
    }

    /**
     * A worker that runs code; {@code file} names it as if the code lay in such a file, as in {@code "stats.py"}.
     *
     * @throws ConfigurationException when no language has its ending
     */
    public static WorkerSpec of(String file, String code) {
        return of(Script.of(file, code));
    }

    private static WorkerSpec of(Script script) {
        return new WorkerSpec(
                script.stem(), Languages.ofEnding(script.ending(), script.name()), script, Options.NONE, Upkeep.NONE);
    }

    /** A worker that runs a script of this language, or none, under this name. */
    static WorkerSpec of(@Nullable Script script, Language language, String name) {
        return new WorkerSpec(name, language, script, Options.NONE, Upkeep.NONE);
    }

    /**
     * A worker without a script, for code that Java evaluates; {@code ending} is {@code "js"} or {@code "py"}.
     *
     * @throws ConfigurationException when no language has this ending
     */
    public static WorkerSpec idle(String name, String ending) {
        return new WorkerSpec(name, Languages.ofEnding(ending, name), null, Options.NONE, Upkeep.NONE);
    }

    /** The same worker under another name. */
    public WorkerSpec named(String other) {
        return new WorkerSpec(other, language, script, options, upkeep);
    }

    /**
     * The same worker, which never waits: what it does to objects elsewhere gives awaitables, several of which may be
     * under way at a time, and a chain of reads and calls travels as one message when it is awaited.
     */
    public WorkerSpec awaiting() {
        return with(new Options(
                true,
                options.strict,
                options.ffiTimeout,
                options.configuration,
                options.async,
                options.guestWorkers,
                options.window));
    }

    /**
     * The same worker, which lends its Python objects to JavaScript for the time of a call only, as Pyodide does: what is to
     * live longer is wrapped by {@code create_proxy}, and destroyed. By default objects live for as long as anybody holds
     * them.
     */
    public WorkerSpec strict() {
        return with(new Options(
                options.syncMainOnly,
                true,
                options.ffiTimeout,
                options.configuration,
                options.async,
                options.guestWorkers,
                options.window));
    }

    /**
     * The same worker, which keeps what it has read of objects elsewhere for so long, whatever {@link
     * PolyfluxBuilder#ffiTimeout} says of the others; {@link Duration#ZERO}: for no time.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public WorkerSpec ffiTimeout(Duration kept) {
        return with(new Options(
                options.syncMainOnly,
                options.strict,
                PolyfluxBuilder.notNegative(kept),
                options.configuration,
                options.async,
                options.guestWorkers,
                options.window));
    }

    /**
     * The same worker with a configuration of its own, in the place of the runtime's. What is a matter of the whole runtime,
     * its access and its deadlines, it leaves to the runtime.
     */
    public WorkerSpec config(Configuration own) {
        Settings settings = own.settings();
        return with(new Options(
                options.syncMainOnly || Boolean.TRUE.equals(settings.get(Key.SYNC_MAIN_ONLY)),
                options.strict || "manual".equals(settings.get(Key.EXPERIMENTAL_CREATE_PROXY)),
                settings.duration(Key.FFI_TIMEOUT.key())
                        .or(() -> settings.duration(Key.EXPERIMENTAL_FFI_TIMEOUT.key()))
                        .orElse(options.ffiTimeout),
                own,
                options.async,
                options.guestWorkers,
                options.window));
    }

    /** The same worker, whose script counts as run synchronously, as {@link PolyfluxBuilder#async} describes. */
    public WorkerSpec synchronous() {
        return with(new Options(
                options.syncMainOnly,
                options.strict,
                options.ffiTimeout,
                options.configuration,
                false,
                options.guestWorkers,
                options.window));
    }

    /** The same worker, whose code may start these workers, whatever {@link PolyfluxBuilder#guestWorkers} says of the others. */
    public WorkerSpec guestWorkers(WorkerGrant granted) {
        return with(new Options(
                options.syncMainOnly,
                options.strict,
                options.ffiTimeout,
                options.configuration,
                options.async,
                granted,
                options.window));
    }

    /**
     * The same worker, whose {@code window} is another object than main's global one, such as that of a page in a browser:
     * {@code document} and all else that its code reaches by it is there, and main is not asked for anything.
     */
    public WorkerSpec window(Ref other) {
        return with(new Options(
                options.syncMainOnly,
                options.strict,
                options.ffiTimeout,
                options.configuration,
                options.async,
                options.guestWorkers,
                other));
    }

    /**
     * The same worker, to which so many messages may be under way, whatever {@link PolyfluxBuilder#inbox} says of the others.
     *
     * @throws IllegalArgumentException when it is not positive, or more than 2<sup>24</sup>
     */
    public WorkerSpec inbox(int messages) {
        return with(new Upkeep(
                upkeep.supervision(),
                upkeep.limits(),
                PolyfluxBuilder.powerOfTwo(messages),
                upkeep.pooled(),
                upkeep.placement()));
    }

    /**
     * The same worker, which is started again when it could not be booted, its script has failed, or a {@linkplain #limits limit} has
     * ended it. Meanwhile calls fail at once with why it has. A pool has a supervision of its own.
     */
    public WorkerSpec supervised(Supervision restarts) {
        return with(new Upkeep(restarts, upkeep.limits(), upkeep.inbox(), upkeep.pooled(), upkeep.placement()));
    }

    /** The same worker, which may take no more than this. */
    public WorkerSpec limits(Limits most) {
        return with(new Upkeep(upkeep.supervision(), most, upkeep.inbox(), upkeep.pooled(), upkeep.placement()));
    }

    /**
     * The same worker, on the node of the runtime's {@linkplain PolyfluxBuilder#cluster cluster} that this says; when that node is lost,
     * and it is {@linkplain #supervised supervised}, it is started again where this says then.
     */
    public WorkerSpec on(Placement placement) {
        return with(new Upkeep(upkeep.supervision(), upkeep.limits(), upkeep.inbox(), upkeep.pooled(), placement));
    }

    /** The same worker, which a pool looks after, or another node. */
    WorkerSpec pooled() {
        return with(new Upkeep(Supervision.NONE, upkeep.limits(), upkeep.inbox(), true, upkeep.placement()));
    }

    Upkeep upkeep() {
        return upkeep;
    }

    private WorkerSpec with(Upkeep other) {
        return new WorkerSpec(name, language, script, options, other);
    }

    private WorkerSpec with(Options other) {
        return new WorkerSpec(name, language, script, other, upkeep);
    }

    /** The worker's name. */
    public String name() {
        return name;
    }

    Language language() {
        return language;
    }

    boolean syncMainOnly() {
        return options.syncMainOnly;
    }

    @Nullable
    Duration ffiTimeout() {
        return options.ffiTimeout;
    }

    /** Its own configuration; null where it has the runtime's. */
    @Nullable
    Configuration configuration() {
        return options.configuration;
    }

    boolean isAsync() {
        return options.async;
    }

    @Nullable
    WorkerGrant guestWorkers() {
        return options.guestWorkers;
    }

    /** What it has for its window; null for main's. */
    @Nullable
    Ref window() {
        return options.window;
    }

    boolean isStrict() {
        return options.strict;
    }

    @Nullable
    Script script() {
        return script;
    }
}
