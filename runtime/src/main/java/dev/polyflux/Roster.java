package dev.polyflux;

import dev.polyflux.core.NoSuchWorkerException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** The workers there are, by name; whoever asks for one that is not there waits until it is. Thread-safe. */
final class Roster {

    private final Map<String, Worker> workers = new TreeMap<>();
    private final Map<String, List<MonoSink<Worker>>> waiting = new TreeMap<>();

    void put(String name, Worker worker) {
        List<MonoSink<Worker>> waiters;
        synchronized (this) {
            workers.put(name, worker);
            waiters = waiting.remove(name);
        }
        if (waiters != null) {
            waiters.forEach(sink -> sink.success(worker));
        }
    }

    /** Forgets a worker whose present station is this one. */
    synchronized void remove(Worker worker, Station ended) {
        workers.computeIfPresent(
                ended.name(), (name, there) -> there == worker && worker.station() == ended ? null : there);
    }

    synchronized @Nullable Worker get(String name) {
        return workers.get(name);
    }

    /** The worker of this name, at once. */
    Worker there(String name) {
        Worker worker = get(name);
        if (worker == null) {
            throw missing(name);
        }
        return worker;
    }

    /** The worker of this name as soon as there is one; an error where none comes before {@code patience} is complete. */
    Mono<Worker> find(String name, Mono<Void> patience) {
        return Mono.defer(() -> {
            Worker there = get(name);
            return there != null ? Mono.just(there) : waitFor(name).timeout(patience, Mono.error(() -> missing(name)));
        });
    }

    private Mono<Worker> waitFor(String name) {
        return Mono.create(sink -> {
            Worker there;
            synchronized (this) {
                there = workers.get(name);
                if (there == null) {
                    waiting.computeIfAbsent(name, n -> new ArrayList<>()).add(sink);
                    sink.onCancel(() -> forget(name, sink));
                }
            }
            if (there != null) {
                sink.success(there);
            }
        });
    }

    private synchronized void forget(String name, MonoSink<Worker> sink) {
        List<MonoSink<Worker>> waiters = waiting.get(name);
        if (waiters != null && waiters.remove(sink) && waiters.isEmpty()) {
            waiting.remove(name);
        }
    }

    synchronized List<String> names() {
        return List.copyOf(workers.keySet());
    }

    synchronized Collection<Worker> all() {
        return List.copyOf(workers.values());
    }

    private NoSuchWorkerException missing(String name) {
        List<String> there = names();
        return new NoSuchWorkerException("there is no worker '" + name + "'; there "
                + (there.size() == 1 ? "is " : "are ") + (there.isEmpty() ? "none" : String.join(", ", there)));
    }
}
