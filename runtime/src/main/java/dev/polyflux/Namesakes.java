package dev.polyflux;

import dev.polyflux.core.Copy;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Workers of one name that two nodes have started, as two sides of a split may: nodes that meet ask each other for them, and so does one
 * that starts workers, many at a time. Thread-safe.
 */
final class Namesakes {

    private static final Duration BATCH = Duration.ofMillis(50);

    /** Nobody's own: what is asked there is no loop's work. */
    private static final Scheduler ASKING = Schedulers.parallel();

    private final Roster workers;
    private final Elsewhere elsewhere;
    private final Gate gate;
    private Set<String> fresh = new TreeSet<>();

    Namesakes(Roster workers, Elsewhere elsewhere, Gate gate) {
        this.workers = workers;
        this.elsewhere = elsewhere;
        this.gate = gate;
    }

    /** Another node can be asked. */
    void meets(Ref other) {
        ask(other, own());
    }

    /** A worker is started by this node. */
    void begins(String name) {
        if (elsewhere.gates().isEmpty()) {
            return; // one that comes asks for all
        }
        boolean first;
        synchronized (this) {
            first = fresh.isEmpty();
            fresh.add(name);
        }
        if (first) {
            ASKING.schedule(this::askAll, BATCH.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void askAll() {
        Set<String> names;
        synchronized (this) {
            names = fresh;
            fresh = new TreeSet<>();
        }
        elsewhere.gates().forEach(other -> ask(other, names));
    }

    private void ask(Ref other, Set<String> names) {
        if (!names.isEmpty()) {
            Gate.ask(other, Gate.NAMES, new Copy.Items(List.copyOf(names)), gate.gate())
                    .subscribeOn(ASKING)
                    .subscribe(reply -> {
                        if (reply instanceof Reply.Ok(Copy.Items(var both)) && !both.isEmpty()) {
                            elsewhere.namesakes(
                                    other, both.stream().map(String::valueOf).toList());
                        }
                    });
        }
    }

    /** Which of these that the node of {@code other} has are this one's, too. */
    Mono<Reply> answer(@Nullable Object names, Ref other) {
        Set<String> both = own();
        both.retainAll(
                names instanceof Copy.Items(var theirs)
                        ? theirs.stream().map(String::valueOf).collect(Collectors.toSet())
                        : Set.of());
        if (!both.isEmpty()) {
            elsewhere.namesakes(other, List.copyOf(both));
        }
        return Mono.just(new Reply.Ok(new Copy.Items(List.copyOf(both))));
    }

    private Set<String> own() {
        return workers.all().stream()
                .filter(worker -> !worker.isHosted())
                .map(Worker::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
