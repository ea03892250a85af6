package dev.polyflux;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.NodeLostException;
import dev.polyflux.core.Ref;
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
            return new HiredWorker(worker, worker.station(), stuckAfter, settings.exposeDeadline());
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

    /** Says whether what is new is left to live: not where the runtime, or the worker, was ended meanwhile. */
    private boolean launch(Order order, Mono<Void> turn) {
        WorkerSpec spec = order.spec();
        Ref node = settings.elsewhere().place(spec.upkeep().placement(), spec.name());
        return node == null ? here(order, turn) : there(order, node, turn);
    }

    private boolean here(Order order, Mono<Void> turn) {
        WorkerSpec spec = order.spec();
        Script script = spec.script();
        // Before the worker has a name, which a refusal would keep taken.
        RealmSettings own = RealmSettings.ofWorker(settings, spec);
        Realm realm = new Realm(
                runtime,
                runtime.lifecycle().begin(spec.name(), script == null ? null : script.name()),
                own,
                order.hiring(),
                order.worker().mail(),
                settings.lines(),
                stuck -> replace(order, stuck));
        runtime.realms().put(realm);
        if (!settles(order, realm)) {
            return false;
        }
        realm.boot(spec.language(), guest -> guest.becomeWorker(spec.name()));
        realm.course().run(script, runtime.main().before(realm).then(turn));
        return true;
    }

    /** The worker is started by another node, whose window is this one's main where the worker has none of its own. */
    private boolean there(Order order, Ref node, Mono<Void> turn) {
        WorkerSpec spec = order.spec();
        Ref own = spec.window();
        Mono<Ref> window = own == null ? runtime.window() : Mono.just(own);
        Leash leash = new Leash();
        Ref hanging = runtime.gate().ref(leash);
        Mono<Ref> started = turn.then(window)
                .flatMap(given -> Gate.ask(node, Gate.START, DescribedWorker.write(spec), hanging, given))
                .map(reply -> FarWorker.ref(reply.orThrow()));
        FarWorker far = new FarWorker(started, leash, order.worker().mail(), next -> station(order, next));
        if (!settles(order, far.station())) {
            return false;
        }
        far.follow();
        return true;
    }

    private FarStation station(Order order, FarWorker far) {
        WorkerSpec spec = order.spec();
        Script script = spec.script();
        return new FarStation(
                settings,
                runtime.lifecycle().begin(spec.name(), script == null ? null : script.name()),
                far,
                spec.upkeep().limits());
    }

    /** The worker has another station; says whether that is left to live. */
    private boolean settles(Order order, Station station) {
        Worker worker = order.worker();
        worker.runsIn(station);
        runtime.roster().put(station.name(), worker);
        station.closed().subscribe(gone -> {}, failed -> {}, () -> forget(worker, station));
        boolean wanted = order.supervisor().follow(station, () -> relaunch(order, station));
        if (runtime.isClosed() || !wanted) {
            station.close(Duration.ZERO, wanted ? Polyflux.CLOSED : Worker.TERMINATED)
                    .subscribe();
            return false;
        }
        return true;
    }

    private void forget(Worker worker, Station ended) {
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

    private void relaunch(Order order, Station before) {
        if (runtime.isClosed()) {
            return;
        }
        try {
            if (launch(order, Mono.empty())) {
                before.life().restarted();
            }
        } catch (NodeLostException unreachable) { // it may be there again by the next time
            if (!order.supervisor().refused(before, () -> relaunch(order, before))) {
                runtime.failed(before.name(), unreachable);
            }
        } catch (ClosedException | IllegalArgumentException refused) { // the name may be taken by now
            order.supervisor().giveUp();
            runtime.failed(before.name(), refused);
        }
    }
}
