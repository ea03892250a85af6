package dev.polyflux;

import dev.polyflux.core.ClosedException;
import dev.polyflux.guest.Script;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Starts the workers of a runtime, and each of them again in a new realm where that may be. Thread-safe. */
final class Launcher {

    private final Polyflux runtime;
    private final RuntimeSettings settings;
    private final Hiring hiring;

    /** What workers may start, where their specs do not say, {@code hiring} does. */
    Launcher(Polyflux runtime, RuntimeSettings settings, Hiring hiring) {
        this.runtime = runtime;
        this.settings = settings;
        this.hiring = hiring;
    }

    /** Starts workers of one spec for a pool, by their names. */
    Function<String, HiredWorker> hirer(WorkerSpec spec, @Nullable Duration stuckAfter) {
        return name -> {
            Worker worker = start(spec.named(name).pooled());
            return new HiredWorker(worker, worker.realm(), stuckAfter, settings.exposeDeadline());
        };
    }

    /** Starts a worker for Java code. */
    Worker start(WorkerSpec spec) {
        return start(spec, hiring, Mono.empty());
    }

    /** Starts a worker whose script begins no earlier than {@code turn}; what it may start, its spec says or {@code usual}. */
    Worker start(WorkerSpec spec, Hiring usual, Mono<Void> turn) {
        WorkerGrant own = spec.guestWorkers();
        Worker worker =
                new Worker(runtime.traffic(), runtime.keeping(), spec.upkeep().supervision());
        launch(new Order(spec, own == null ? usual : new Hiring(own), worker), turn);
        return worker;
    }

    /** What is started, whenever that is. */
    private record Order(WorkerSpec spec, Hiring hiring, Worker worker) {

        Supervisor supervisor() {
            return worker.supervisor();
        }
    }

    /** Says whether the new realm is left to live: not where the runtime, or the worker, was ended meanwhile. */
    private boolean launch(Order order, Mono<Void> turn) {
        WorkerSpec spec = order.spec();
        Worker worker = order.worker();
        Script script = spec.script();
        // Before the worker has a name, which a refusal would keep taken.
        RealmSettings own = RealmSettings.ofWorker(settings, spec);
        Realm realm = new Realm(
                runtime,
                runtime.lifecycle().begin(spec.name(), script == null ? null : script.name()),
                own,
                order.hiring(),
                worker.mail(),
                settings.lines(),
                stuck -> replace(order, stuck));
        worker.runsIn(realm);
        runtime.roster().put(spec.name(), worker);
        realm.loop().closed().subscribe(gone -> {}, failed -> {}, () -> forget(worker, realm));
        boolean wanted = order.supervisor().follow(realm, () -> relaunch(order, realm));
        if (runtime.isClosed() || !wanted) {
            realm.close(Duration.ZERO, wanted ? Polyflux.CLOSED : Worker.TERMINATED)
                    .subscribe();
            return false;
        }
        realm.boot(spec.language(), guest -> guest.becomeWorker(spec.name()));
        realm.course().run(script, runtime.main().before(realm).then(turn));
        return true;
    }

    private void forget(Worker worker, Realm ended) {
        runtime.roster().remove(worker, ended);
        runtime.quiet(); // it may have been the last one with something to do
    }

    /** Terminates a realm that nothing else can stop, without waiting for its end, and starts its worker again where it may. */
    private void replace(Order order, Realm stuck) {
        boolean itsWorkerGoes = order.supervisor().leave(stuck);
        stuck.close(Duration.ZERO, "a cancelled call could not be interrupted").subscribe();
        if (itsWorkerGoes
                && settings.ladder().restart()
                && !order.spec().upkeep().pooled()) {
            relaunch(order, stuck);
        }
    }

    private void relaunch(Order order, Realm before) {
        if (runtime.isClosed()) {
            return;
        }
        try {
            if (launch(order, Mono.empty())) {
                before.life().restarted();
            }
        } catch (ClosedException | IllegalArgumentException refused) { // somebody else may have the name by now
            order.supervisor().giveUp();
            runtime.failed(before.name(), refused);
        }
    }
}
