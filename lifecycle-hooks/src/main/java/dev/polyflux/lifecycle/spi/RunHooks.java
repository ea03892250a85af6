package dev.polyflux.lifecycle.spi;

import dev.polyflux.core.BootException;
import dev.polyflux.core.ClosedException;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.spi.Failsafe;
import dev.polyflux.lifecycle.Hook;
import dev.polyflux.lifecycle.HookContext;
import dev.polyflux.lifecycle.HookPoint;
import dev.polyflux.lifecycle.HookScope;
import dev.polyflux.lifecycle.Hooks;
import dev.polyflux.lifecycle.Phase;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The hooks of one runtime, as its runs come to them. Safe for use from any thread. */
public final class RunHooks implements Hooks {

    private final List<Added> hooks = new CopyOnWriteArrayList<>();
    private long last;

    private RunHooks() {}

    /** No hooks yet. */
    public static RunHooks create() {
        return new RunHooks();
    }

    /** Whether there are onWorker hooks for this run. */
    public boolean awaitWorker(Run run) {
        return hooks.stream().anyMatch(hook -> hook.isFor(HookPoint.ON_WORKER, run));
    }

    /** Runs the onWorker hooks, on the terms of {@link #ready}. */
    public Mono<Void> worker(Run run) {
        return all(HookPoint.ON_WORKER, run);
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
        return Mono.defer(() -> run.booting(Phase.ON_READY)
                ? all(HookPoint.ON_WORKER, run).then(all(HookPoint.ON_READY, run))
                : Mono.error(terminated(run)));
    }

    /** Enters {@link Phase#ON_BEFORE_RUN} and runs the onBeforeRun hooks, on the terms of {@link #ready}. */
    public Mono<Void> beforeRun(Run run) {
        return entering(
                Phase.ON_BEFORE_RUN,
                run,
                all(HookPoint.ON_WORKER, run)
                        .then(all(HookPoint.ON_READY, run))
                        .then(all(HookPoint.ON_BEFORE_RUN, run)));
    }

    /** Enters {@link Phase#CODE_BEFORE_RUN} and has the code before the script run; its error is this Mono's. */
    public Mono<Void> codeBeforeRun(Run run) {
        return entering(Phase.CODE_BEFORE_RUN, run, all(HookPoint.CODE_BEFORE_RUN, run));
    }

    /** Enters {@link Phase#CODE_AFTER_RUN} and has the code after the script run; its errors are told as uncaught. */
    public Mono<Void> codeAfterRun(Run run) {
        return entering(Phase.CODE_AFTER_RUN, run, all(HookPoint.CODE_AFTER_RUN, run));
    }

    /** Enters {@link Phase#ON_AFTER_RUN} and runs the onAfterRun hooks; their errors are told as uncaught. */
    public Mono<Void> afterRun(Run run) {
        return entering(Phase.ON_AFTER_RUN, run, all(HookPoint.ON_AFTER_RUN, run));
    }

    private static Mono<Void> entering(Phase phase, Run run, Mono<Void> hooks) {
        return Mono.defer(() -> run.running(phase) ? hooks : Mono.error(terminated(run)));
    }

    /** The hooks of a point that have not been called for this run. */
    private Mono<Void> all(HookPoint kind, Run run) {
        return Mono.defer(() -> {
            List<Added> now = List.copyOf(hooks);
            long before = run.called(kind, now.isEmpty() ? 0 : now.getLast().number);
            HookPoint point = kind.in(run.realm().isAsync());
            HookContext context = new HookContext(run.worker(), run.script(), point, run.realm());
            return Flux.fromIterable(now)
                    .filter(hook -> hook.number > before && hook.isFor(point, run))
                    .concatMap(hook -> one(hook, run, context))
                    .then();
        });
    }

    private static Mono<Void> one(Added hook, Run run, HookContext context) {
        return Mono.defer(() -> {
            if (run.isEnded()) {
                return Mono.error(terminated(run));
            }
            if (hook.isDisposed()) {
                return Mono.<Void>empty();
            }
            run.waitsFor(hook.title(context.point()));
            return Failsafe.defer(() -> run.calling(() -> hook.what.run(context)))
                    .doOnTerminate(() -> run.waitsFor(null)) // before the next hook is subscribed to, and named
                    .doOnCancel(() -> run.waitsFor(null))
                    .onErrorResume(cause -> failed(hook, run, context, cause));
        });
    }

    /** Before the script a hook that fails is a veto, which is told here; guest code that fails is like the script itself. */
    private static Mono<Void> failed(Added hook, Run run, HookContext context, Throwable cause) {
        PolyfluxException error = context.point().isCode() && cause instanceof PolyfluxException guests
                ? guests
                : new BootException(
                        context.point() + " hook '" + hook.name + "' failed worker '" + run.worker() + "': "
                                + summary(cause),
                        cause);
        if (context.point().isAfterRun()) {
            context.realm().uncaught(error);
            return Mono.empty();
        }
        if (!context.point().isCode()) {
            run.failed(error);
        }
        return Mono.error(error);
    }

    private static String summary(Throwable cause) {
        return cause instanceof PolyfluxException known ? known.getMessage() : cause.toString();
    }

    private static ClosedException terminated(Run run) {
        return new ClosedException("worker '" + run.worker() + "' was terminated");
    }

    @Override
    public synchronized Disposable add(Set<HookPoint> points, HookScope scope, String name, Hook what) {
        Added hook = new Added(++last, points, scope, name, what);
        hooks.add(hook); // in the order of their numbers
        return hook;
    }

    /** One entry; two entries are never equal, so the same hook may be added twice. */
    private final class Added implements Disposable {

        private final long number;
        private final Set<HookPoint> points;
        private final HookScope scope;
        private final String name;
        private final Hook what;
        private volatile boolean disposed;

        private Added(long number, Set<HookPoint> points, HookScope scope, String name, Hook what) {
            this.number = number;
            this.points = points;
            this.scope = scope;
            this.name = name;
            this.what = what;
        }

        String title(HookPoint point) {
            return point.isCode() ? point.toString() : point + " hook '" + name + "'";
        }

        boolean isFor(HookPoint point, Run run) {
            return points.contains(point)
                    && scope.covers(run.realm(), run.worker())
                    && !(point == HookPoint.ON_WORKER && run.realm().isMain());
        }

        @Override
        public void dispose() {
            disposed = true;
            hooks.remove(this);
        }

        @Override
        public boolean isDisposed() {
            return disposed;
        }
    }
}
