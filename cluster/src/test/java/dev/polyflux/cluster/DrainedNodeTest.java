package dev.polyflux.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.Placement;
import dev.polyflux.Pool;
import dev.polyflux.PoolSpec;
import dev.polyflux.Supervision;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.core.ClosedException;
import dev.polyflux.lifecycle.LifecycleEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A node that is drained ends what it is called for, while its workers begin elsewhere. */
final class DrainedNodeTest {

    private static final String CODE = Scripts.text("moving.js");
    private static final String MAIN =
            "globalThis.until = new Promise((resolve) => { globalThis.release = resolve; });";
    private static final Supervision OFTEN = Supervision.backoff(100, Duration.ofMillis(10));

    private final Nodes nodes = new Nodes();
    private final Map<String, AtomicInteger> printed = new ConcurrentHashMap<>();

    @BeforeEach
    void begin() {
        nodes.add("a", settings -> settings.secret(Nodes.SECRET), builder -> builder.main("main.js", MAIN));
        for (String name : List.of("b", "c")) {
            nodes.add(
                    name,
                    settings -> settings.secret(Nodes.SECRET).takesWorkers(),
                    builder -> builder.output(line -> printed.computeIfAbsent(line.text(), first -> new AtomicInteger())
                            .incrementAndGet()));
        }
        nodes.meet("a", "b", "c");
    }

    @AfterEach
    void close() {
        nodes.close();
    }

    private Worker start(WorkerSpec spec) {
        Worker worker = nodes.get("a").runtime().start(spec);
        worker.started().block(Nodes.SOON);
        return worker;
    }

    private static WorkerSpec spec(String name) {
        return WorkerSpec.of("moving.js", CODE).named(name);
    }

    private static String id(Worker worker) {
        return Objects.requireNonNull(worker.call("id", String.class).block(Nodes.SOON));
    }

    private void untilPrinted(String line) {
        Mono.fromSupplier(() -> printed.containsKey(line))
                .filter(there -> there)
                .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(10)))
                .block(Nodes.SOON);
    }

    private void release() {
        nodes.get("a")
                .runtime()
                .window()
                .flatMap(window -> nodes.get("a")
                        .runtime()
                        .start(WorkerSpec.idle("releasing", "js"))
                        .eval("window.release()", Void.class))
                .block(Nodes.SOON);
    }

    /** Drains the node, and gives that once the others know of it. */
    private CompletableFuture<@Nullable Void> drain(String node) {
        Mono<ClusterEvent.Leaving> told = nodes.get("a")
                .cluster()
                .events()
                .ofType(ClusterEvent.Leaving.class)
                .next()
                .cache();
        told.subscribe();
        CompletableFuture<@Nullable Void> drained =
                nodes.get(node).runtime().drain(Nodes.SOON).toFuture();
        assertThat(Objects.requireNonNull(told.block(Nodes.SOON)).node().name()).isEqualTo(node);
        return drained;
    }

    @Test
    void callsGoOnAndNoneFails() {
        Worker worker = start(spec("moving").supervised(OFTEN).on(Placement.leastLoaded()));
        assertThat(nodes.get("b").runtime().worker("moving")).isNotNull();
        String before = id(worker);
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<@Nullable List<Integer>> calls = Flux.range(0, Integer.MAX_VALUE)
                .takeWhile(number -> !enough.get())
                .concatMap(number -> worker.call("note", Integer.class, number))
                .collectList()
                .toFuture();
        CompletableFuture<@Nullable String> slow =
                worker.call("slow", String.class).toFuture();
        CompletableFuture<@Nullable List<String>> several =
                worker.stream("several", String.class).collectList().toFuture();
        untilPrinted("slow");
        untilPrinted("20");
        CompletableFuture<@Nullable List<String>> events = nodes.get("a")
                .runtime()
                .events()
                .ofType(LifecycleEvent.RealmEvent.class)
                .filter(event -> event.worker().equals("moving"))
                .skip(1)
                .map(LifecycleEvent::type)
                .filter(type -> !type.equals("Booting"))
                .take(4)
                .collectList()
                .toFuture();

        CompletableFuture<@Nullable Void> drained = drain("b");

        assertThat(events.join()).containsExactlyInAnyOrder("Terminated", "Restarted", "Ready", "Done");
        String after = id(worker);
        assertThat(after).isNotEqualTo(before);
        assertThat(nodes.get("c").runtime().worker("moving")).isNotNull();
        assertThat(drained).isNotDone();
        assertThat(slow).isNotDone();
        release();
        // What it had begun, it has ended.
        assertThat(slow.join()).isEqualTo(before);
        assertThat(several.join()).containsExactly(before, before);
        drained.join();
        assertThat(id(worker)).isEqualTo(after);
        enough.set(true);
        List<Integer> answered = Objects.requireNonNull(calls.join());
        assertThat(answered).isNotEmpty().doesNotHaveDuplicates();
        answered.forEach(number -> assertThat(printed.get(String.valueOf(number)))
                .as(String.valueOf(number))
                .hasValue(1));
        // It is only there now.
        assertThat(nodes.get("a").cluster().nodes()).extracting(Node::name).containsExactly("c");
    }

    @Test
    void aWorkerThatNobodySupervisesEndsWhatItHasBegunAndTakesNothingMore() {
        Worker worker = start(spec("staying").on(Placement.leastLoaded()));
        CompletableFuture<@Nullable String> slow =
                worker.call("slow", String.class).toFuture();
        untilPrinted("slow");

        CompletableFuture<@Nullable Void> drained = drain("b");

        Mono.defer(() -> worker.call("id", String.class))
                .repeat()
                .onErrorResume(ClosedException.class, refused -> {
                    assertThat(refused.isRefusal()).isTrue();
                    assertThat(refused).hasMessageContaining("node 'b' is about to go");
                    return Mono.empty();
                })
                .blockLast(Nodes.SOON);
        assertThat(slow).isNotDone();
        release();
        assertThat(slow.join()).isNotNull();
        drained.join();
        worker.states().blockLast(Nodes.SOON);
        assertThatThrownBy(() -> id(worker)).isInstanceOf(ClosedException.class);
    }

    @Test
    void aPoolHasItsWorkersElsewhereAndNoCallFails() {
        Pool pool = nodes.get("a")
                .runtime()
                .pool(PoolSpec.of(spec("pooled").on(Placement.leastLoaded()), 2).drain(Nodes.SOON));
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<@Nullable List<Integer>> calls = Flux.range(0, Integer.MAX_VALUE)
                .takeWhile(number -> !enough.get())
                .flatMap(number -> pool.call("note", Integer.class, number), 4)
                .collectList()
                .toFuture();
        untilPrinted("20");
        untilIn("b", 1);

        drain("b").join();

        untilIn("c", 2);
        enough.set(true);
        assertThat(calls.join()).doesNotHaveDuplicates();
    }

    private void untilIn(String node, int workers) {
        Mono.fromSupplier(() -> nodes.get(node).runtime().workers().size())
                .filter(there -> there == workers)
                .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(10)))
                .block(Nodes.SOON);
    }

    @Test
    void aNodeThatIsClosedAtOnceLosesWhatItHasAndTheSupervisedBeginElsewhere() {
        Worker worker = start(spec("moving").supervised(OFTEN).on(Placement.leastLoaded()));
        String before = id(worker);

        nodes.get("b").runtime().close();

        untilIn("c", 1);
        assertThat(id(worker)).isNotEqualTo(before);
    }
}
