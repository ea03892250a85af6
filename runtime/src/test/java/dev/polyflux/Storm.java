package dev.polyflux;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.DeadlockException;
import dev.polyflux.core.GuestException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Eight workers that are told to do this and that, by chance, several at a time: traps, callbacks, listeners, promises,
 * errors, streams, calls that are cancelled, workers that are terminated and started again.
 */
final class Storm implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final int JAVASCRIPT = 6;
    private static final int PYTHON = 2;
    private static final int AT_A_TIME = 16;

    /** What befalls guest code that deals with a worker that ends, or with one that deals with it. */
    private static final List<String> CLOSED = List.of("ClosedError", "DeadlockError");

    private static final List<String> CALLS =
            List.of("traps", "callback", "sorted", "listen", "leave", "visit", "later", "drop", "fail", "crash");

    private final Random random;
    private final Polyflux polyflux = Polyflux.builder()
            .main("main.js", Lifetimes.text("/soak/main.js"))
            .uncaught((realm, failure) -> {})
            .build();
    private final Map<String, Worker> workers = new TreeMap<>();
    private final Map<String, LongAdder> done = new ConcurrentHashMap<>();
    private final Queue<Throwable> surprises = new ConcurrentLinkedQueue<>();

    Storm(long seed) {
        random = new Random(seed);
        IntStream.range(0, JAVASCRIPT).forEach(i -> start("js" + i, "js"));
        IntStream.range(0, PYTHON).forEach(i -> start("py" + i, "py"));
    }

    private Worker start(String name, String language) {
        Worker worker =
                polyflux.start(WorkerSpec.of(name + "." + language, Lifetimes.text("/soak/worker." + language)));
        workers.put(name, worker);
        return worker;
    }

    /** Does so many things, and returns when all of them have come to their end. */
    void blow(int times) {
        List<Mono<Void>> things =
                IntStream.range(0, times).mapToObj(i -> thing()).toList();
        Flux.fromIterable(things)
                .flatMap(thing -> thing.subscribeOn(Schedulers.boundedElastic()), AT_A_TIME)
                .blockLast(LIMIT);
    }

    private Mono<Void> thing() {
        String name = List.copyOf(workers.keySet()).get(random.nextInt(workers.size()));
        int chance = random.nextInt(1000);
        int number = random.nextInt(10_000);
        if (chance < 12 && name.startsWith("js") || chance < 2) {
            return counted("restart", Mono.defer(() -> restart(name)));
        }
        if (chance < 16) {
            return counted("interrupt", cancelled(name, "busy"));
        }
        if (chance < 60) {
            return counted("cancel", cancelled(name, "endless"));
        }
        if (chance < 120) {
            return counted(
                    "stream",
                    worker(name)
                            .flatMapMany(worker -> worker.stream("count", Integer.class, number))
                            .take(3)
                            .then());
        }
        String call = CALLS.get(number % CALLS.size());
        return counted(call, worker(name).flatMap(worker -> worker.call(call, Void.class, number)));
    }

    private Mono<Worker> worker(String name) {
        return Mono.fromSupplier(() -> Objects.requireNonNull(workers.get(name)));
    }

    /** A call that is given up soon, whether it has begun or not. */
    private Mono<Void> cancelled(String name, String call) {
        return worker(name)
                .flatMap(worker -> worker.call(call, Void.class).takeUntilOther(Mono.delay(Duration.ofMillis(1))));
    }

    private Mono<Void> restart(String name) {
        String language = name.substring(0, 2);
        Worker before;
        synchronized (this) {
            before = Objects.requireNonNull(workers.get(name));
        }
        return before.terminate().then(Mono.fromRunnable(() -> replace(name, language, before)));
    }

    private synchronized void replace(String name, String language, Worker before) {
        if (workers.get(name) == before) {
            start(name, language);
        }
    }

    private Mono<Void> counted(String what, Mono<Void> thing) {
        return thing.onErrorResume(this::expected).doFinally(end -> done.computeIfAbsent(what, w -> new LongAdder())
                .increment());
    }

    private Mono<Void> expected(Throwable failure) {
        boolean onPurpose = failure instanceof ClosedException
                || failure instanceof DeadlockException
                || failure instanceof GuestException guest
                        && (guest.error().message().equals("on purpose")
                                || CLOSED.contains(guest.error().type()));
        if (!onPurpose) {
            surprises.add(failure);
        }
        return Mono.empty();
    }

    /** What went wrong that was not meant to. */
    List<Throwable> surprises() {
        return List.copyOf(surprises);
    }

    /** How often each thing was done. */
    String done() {
        return new TreeMap<>(done)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", "));
    }

    /** How many objects of the workers are referred to from elsewhere. */
    int references() {
        int references = 0;
        for (Worker worker : workers.values()) {
            Realm realm = Stations.realm(worker);
            references += CompletableFuture.supplyAsync(
                            () -> realm.guest() == null
                                    ? 0
                                    : Objects.requireNonNull(realm.guest()).references(),
                            realm.loop())
                    .join();
        }
        return references;
    }

    @Override
    public void close() {
        polyflux.close();
    }
}
