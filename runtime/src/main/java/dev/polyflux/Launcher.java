package dev.polyflux;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.Endpoint;
import dev.polyflux.core.NodeLostException;
import dev.polyflux.core.Ref;
import dev.polyflux.guest.Script;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Starts the workers of a runtime, and each of them again in a new realm where that may be. Thread-safe. */
final class Launcher {

    private final Polyflux runtime;
    private final RuntimeSettings settings;
    private final Hiring hiring;

    /** What was started at other nodes, and is there. */
    private final Map<FarStation, Order> away = new ConcurrentHashMap<>();

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

    /** Starts a worker for another node, which looks after it. */
    Worker host(WorkerSpec spec) {
        return launch(spec.pooled(), hiring, Mono.empty(), true);
    }

    /** Starts a worker whose script begins no earlier than {@code turn}; what it may start, its spec says or {@code usual}. */
    Worker start(WorkerSpec spec, Hiring usual, Mono<Void> turn) {
        Worker worker = launch(spec, usual, turn, false);
        runtime.namesakes().begins(spec.name());
        return worker;
    }

    private Worker launch(WorkerSpec spec, Hiring usual, Mono<Void> turn, boolean hosted) {
        WorkerGrant own = spec.guestWorkers();
        Worker worker =
                new Worker(runtime.traffic(), runtime.keeping(), spec.upkeep().supervision(), hosted);
        launch(new Order(spec, own == null ? usual : new Hiring(own), worker), turn);
        return worker;
    }

    /** What is started, whenever that is. */
    private record Order(WorkerSpec spec, Hiring hiring, Worker worker) {

        Supervisor supervisor() {
            return worker.supervisor();
        }

        /** Whether it may begin anew at another node, while the one that it is at goes. */
        boolean moves() {
            Upkeep upkeep = spec.upkeep();
            return upkeep.supervision().restarts() > 0 && !(upkeep.placement() instanceof Placement.OnNode);
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
        FarWorker far =
                new FarWorker(node.owner(), started, leash, order.worker().mail(), next -> station(order, next));
        away.put(far.station(), order);
        if (!settles(order, far.station())) {
            return false;
        }
        far.follow();
        return true;
    }

    /**
     * A node is about to go: workers that may be elsewhere begin there, and end here what they have begun; the others take no calls any
     * more. Completes when none has a call there.
     */
    Mono<Void> leaves(Endpoint node) {
        return Flux.defer(() -> Flux.fromIterable(List.copyOf(away.entrySet())))
                .filter(each -> each.getKey().far().isAt(node))
                .flatMap(each -> leaves(each.getKey(), each.getValue(), node), Integer.MAX_VALUE)
                .then();
    }

    private Mono<Void> leaves(FarStation station, Order order, Endpoint node) {
        String why = "node '" + node.name() + "' is about to go";
        if (order.moves() && order.supervisor().leave(station)) {
            return Mono.<Void>fromRunnable(() -> {
                        station.isReplaced(why);
                        relaunch(order, station);
                    })
                    .subscribeOn(Schedulers.boundedElastic())
                    .then(Mono.defer(() -> order.worker().station().begun()).onErrorComplete())
                    .then(station.idle())
                    .then(Mono.defer(() -> station.close(Duration.ZERO, why)));
        }
        station.goes(why);
        return station.idle();
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
        away.remove(ended);
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
