package dev.polyflux.lifecycle;

import dev.polyflux.core.BootException;
import dev.polyflux.core.ClosedException;
import dev.polyflux.core.Failsafe;
import dev.polyflux.core.PolyfluxException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The hooks of one runtime, each kind in the order in which they were added. Safe for use from any thread.
 *
 * <p>Disposing what an adding method returns removes the hook, also from runs that have not come to it yet; a hook added
 * while a run is at its phase is for the next run.
 */
public final class Hooks {

    private final List<Added<Hook>> onReady = new CopyOnWriteArrayList<>();
    private final List<Added<Hook>> onBeforeRun = new CopyOnWriteArrayList<>();
    private final List<Added<Hook>> onAfterRun = new CopyOnWriteArrayList<>();
    private final List<Added<String>> codeBeforeRun = new CopyOnWriteArrayList<>();
    private final List<Added<String>> codeAfterRun = new CopyOnWriteArrayList<>();

    private Hooks() {}

    /** No hooks yet. */
    public static Hooks create() {
        return new Hooks();
    }

    /** Adds a hook that runs once the realm has booted, before Ready is told; {@code name} is for messages. */
    public Disposable onReady(String name, Hook hook) {
        return add(onReady, name, hook);
    }

    /** Adds a hook that runs after Ready, before any guest code; {@code name} is for messages. */
    public Disposable onBeforeRun(String name, Hook hook) {
        return add(onBeforeRun, name, hook);
    }

    /** Adds a hook that runs when all guest code has run without an error; {@code name} is for messages. */
    public Disposable onAfterRun(String name, Hook hook) {
        return add(onAfterRun, name, hook);
    }

    /** Adds guest code that every realm evaluates right before a script of this language. */
    public Disposable codeBeforeRun(String language, String code) {
        return add(codeBeforeRun, language, code);
    }

    /** Adds guest code that every realm evaluates right after a script of this language. */
    public Disposable codeAfterRun(String language, String code) {
        return add(codeAfterRun, language, code);
    }

    /** The code to evaluate before a script of this language, in order. */
    public List<String> codeBeforeRun(String language) {
        return code(codeBeforeRun, language);
    }

    /** The code to evaluate after a script of this language, in order. */
    public List<String> codeAfterRun(String language) {
        return code(codeAfterRun, language);
    }

    /**
     * Enters {@link Phase#ON_READY} and runs the onReady hooks one after the other.
     *
     * <p>Cold: each subscription enters the phase and runs the hooks, on the subscribing thread and then where each hook
     * completes. A hook that fails makes the run Failed and is this Mono's error, named in its message; later hooks do
     * not run. A run that was terminated gives {@link ClosedException} before the next hook. Cancelling cancels the hook
     * that runs and leaves the run as it is.
     */
    public Mono<Void> ready(Run run) {
        return Mono.defer(() -> run.booting(Phase.ON_READY) ? all(onReady, run) : Mono.error(terminated(run)));
    }

    /** Enters {@link Phase#ON_BEFORE_RUN} and runs the onBeforeRun hooks, on the terms of {@link #ready}. */
    public Mono<Void> beforeRun(Run run) {
        return Mono.defer(() -> run.running(Phase.ON_BEFORE_RUN) ? all(onBeforeRun, run) : Mono.error(terminated(run)));
    }

    /** Enters {@link Phase#ON_AFTER_RUN} and runs the onAfterRun hooks, on the terms of {@link #ready}. */
    public Mono<Void> afterRun(Run run) {
        return Mono.defer(() -> run.running(Phase.ON_AFTER_RUN) ? all(onAfterRun, run) : Mono.error(terminated(run)));
    }

    private static Mono<Void> all(List<Added<Hook>> hooks, Run run) {
        HookContext context = new HookContext(run.worker(), run.script(), run.phase());
        return Flux.fromIterable(hooks)
                .concatMap(added -> one(added, run, context))
                .then();
    }

    private static Mono<Void> one(Added<Hook> added, Run run, HookContext context) {
        return Mono.defer(() -> {
            if (run.isEnded()) {
                return Mono.error(terminated(run));
            }
            return added.isDisposed()
                    ? Mono.<Void>empty()
                    : Failsafe.defer(() -> run.calling(() -> added.what.run(context)))
                            .onErrorMap(cause -> veto(added, run, context, cause));
        });
    }

    private static PolyfluxException veto(Added<Hook> added, Run run, HookContext context, Throwable cause) {
        PolyfluxException error = new BootException(
                context.phase() + " hook '" + added.name + "' failed worker '" + run.worker() + "': " + summary(cause),
                cause);
        run.failed(error);
        return error;
    }

    private static String summary(Throwable cause) {
        return cause instanceof PolyfluxException known ? known.getMessage() : cause.toString();
    }

    private static ClosedException terminated(Run run) {
        return new ClosedException("worker '" + run.worker() + "' was terminated");
    }

    private static List<String> code(List<Added<String>> codes, String language) {
        return codes.stream()
                .filter(added -> added.name.equals(language))
                .map(added -> added.what)
                .toList();
    }

    private static <T> Disposable add(List<Added<T>> list, String name, T what) {
        Added<T> added = new Added<>(list, name, what);
        list.add(added);
        return added;
    }

    /** One entry; two entries are never equal, so the same hook may be added twice. */
    private static final class Added<T> implements Disposable {

        private final List<Added<T>> list;
        private final String name;
        private final T what;
        private final Disposable state = Disposables.single();

        private Added(List<Added<T>> list, String name, T what) {
            this.list = list;
            this.name = name;
            this.what = what;
        }

        @Override
        public void dispose() {
            state.dispose();
            list.remove(this);
        }

        @Override
        public boolean isDisposed() {
            return state.isDisposed();
        }
    }
}
