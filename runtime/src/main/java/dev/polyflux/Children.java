package dev.polyflux;

import dev.polyflux.guest.Languages;
import dev.polyflux.guest.Script;
import dev.polyflux.guest.StartedWorker;
import dev.polyflux.guest.WorkerOrder;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The workers that one realm's guest code has started, which end with it. */
final class Children {

    private final Polyflux runtime;
    private final Realm parent;
    private final Hiring hiring;
    private final Set<Worker> there = ConcurrentHashMap.newKeySet();

    Children(Polyflux runtime, Realm parent, Hiring hiring) {
        this.runtime = runtime;
        this.parent = parent;
        this.hiring = hiring;
    }

    /** Starts a worker, whose script begins when the parent's present turn is over: by then it has what it is to know. */
    StartedWorker start(WorkerOrder order) {
        WorkerSpec spec = parent.configured(
                OrderedScript.of(order, this::script, this::isFree), order.config(), beside(order.from()));
        hiring.begin(spec.name());
        Worker worker;
        try {
            worker = runtime.launcher().start(spec, hiring, turn());
        } catch (RuntimeException refused) {
            hiring.end();
            throw refused;
        }
        there.add(worker);
        worker.gone().subscribe(gone -> {}, failed -> {}, () -> {
            there.remove(worker);
            hiring.end();
        });
        return new Child(worker);
    }

    private Mono<Void> turn() {
        Sinks.Empty<Void> over = Sinks.empty();
        parent.loop().soon(over::tryEmitEmpty);
        return over.asMono();
    }

    /** A script that the code in {@code from} names: one of a granted folder, or one that it reads itself. */
    private Script script(String file, List<String> from) {
        Script granted = hiring.grant().script(file);
        return granted != null ? granted : parent.files().find(file, beside(from), Languages::ofEnding);
    }

    /** The innermost file of the code that asks; for code without any the realm's own script. */
    private String beside(List<String> from) {
        return from.stream().filter(Languages::isScript).findFirst().orElseGet(() -> parent.files()
                .shownName(parent.scriptName()));
    }

    private boolean isFree(String name) {
        return runtime.worker(name) == null && !name.equals("main");
    }

    /** The parent has ended, and they with it. */
    void end() {
        there.forEach(worker -> {
            worker.mail().starterEnds();
            worker.terminate().subscribe();
        });
    }
}
