package dev.polyflux.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.Circuit;
import dev.polyflux.Placement;
import dev.polyflux.Supervision;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.core.NodeLostException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import dev.polyflux.lifecycle.Leases;
import dev.polyflux.lifecycle.LifecycleEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** A node that is gone ends what was asked of it, once; its workers go on elsewhere where they may. */
final class LostNodesTest {

    private static final String CODE = Scripts.text("lost.py");

    private final Nodes nodes = new Nodes();

    @AfterEach
    void close() {
        nodes.close();
    }

    private Worker start(WorkerSpec spec) {
        return nodes.get("a").runtime().start(spec);
    }

    private void lose(String name) {
        Node gone = nodes.get(name).cluster().self();
        nodes.get("a").members().tryEmitNext(new MemberEvent.Gone(gone, false));
    }

    @Test
    void eachCallOfALostNodeEndsOnce() {
        nodes.add("a");
        nodes.add("b");
        nodes.meet("a", "b");
        Worker worker = start(WorkerSpec.of("lost.py", CODE).on(Placement.node("b")));
        worker.started().block(Nodes.SOON);
        Ref box = Objects.requireNonNull(worker.call("box", Ref.class).block(Nodes.SOON));
        List<CompletableFuture<String>> calls = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            calls.add(worker.call("waits", String.class).toFuture());
        }
        StepVerifier.create(worker.stream("slow", Integer.class))
                .expectNext(1)
                .then(() -> lose("b"))
                .expectErrorSatisfies(lost -> assertThat(lost)
                        .isInstanceOfSatisfying(NodeLostException.class, gone -> assertThat(gone.node())
                                .isEqualTo("b")))
                .verify(Nodes.SOON);
        for (CompletableFuture<String> call : calls) {
            assertThatThrownBy(() -> call.get(4, TimeUnit.MINUTES))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(NodeLostException.class);
        }
        assertThat(box.await(new Trap.Text(true)))
                .isInstanceOfSatisfying(
                        Reply.Err.class, err -> assertThat(err.error()).isInstanceOf(NodeLostException.class));
        assertThatThrownBy(() -> worker.call("waits", String.class).block(Nodes.SOON))
                .isInstanceOf(NodeLostException.class);
        assertThat(worker.ended().block(Nodes.SOON)).isInstanceOf(LifecycleEvent.Done.class);
        assertThat(nodes.get("a").cluster().leases()).isEmpty();
    }

    @Test
    void aSupervisedWorkerIsStartedElsewhere() {
        nodes.add("a", settings -> settings.secret(Nodes.SECRET), builder -> builder);
        nodes.add("b");
        nodes.add("c");
        nodes.meet("a", "b", "c");
        Worker worker = start(WorkerSpec.of("lost.py", CODE)
                .on(Placement.leastLoaded())
                .supervised(Supervision.backoff(3, Duration.ofMillis(1))));
        worker.started().block(Nodes.SOON);
        assertThat(nodes.get("b").runtime().worker("lost")).isNotNull();
        Mono<List<String>> events = nodes.get("a")
                .runtime()
                .events()
                .ofType(LifecycleEvent.RealmEvent.class)
                .filter(event -> event.worker().equals("lost"))
                .skip(1)
                .doOnNext(event -> {
                    if (event instanceof LifecycleEvent.Terminated terminated) {
                        assertThat(terminated.reason()).contains("node 'b' is lost");
                    }
                })
                .map(LifecycleEvent::type)
                .filter(type -> !type.equals("Booting"))
                .take(4)
                .collectList();
        CompletableFuture<@Nullable List<String>> told = events.toFuture();
        lose("b");
        assertThat(told.join()).containsExactlyInAnyOrder("Terminated", "Restarted", "Ready", "Done");
        assertThat(nodes.get("c").runtime().worker("lost")).isNotNull();
        assertThat(worker.call("where", String.class).block(Nodes.SOON)).isEqualTo("there");
    }

    @Test
    void aSupervisedWorkerWhoseScriptFailsThereIsStartedAgainByWhoHasOrderedIt() {
        nodes.add("a");
        nodes.add("b");
        nodes.meet("a", "b");
        Mono<LifecycleEvent.Restarted> restarted = nodes.get("a")
                .runtime()
                .events()
                .ofType(LifecycleEvent.Restarted.class)
                .next()
                .cache();
        restarted.subscribe();
        String code = "window.times = (window.times ?? 0) + 1; if (window.times === 1) throw new Error('not yet');"
                + " sync.times = () => window.times;";
        Worker worker = start(WorkerSpec.of("failing.js", code)
                .supervised(Supervision.backoff(3, Duration.ofMillis(1)))
                .on(Placement.node("b")));
        restarted.block(Nodes.SOON);
        assertThat(worker.call("times", Integer.class).block(Nodes.SOON)).isEqualTo(2);
        worker.started().block(Nodes.SOON);
        assertThat(worker.circuit()).isEqualTo(Circuit.CLOSED);
    }

    @Test
    void theWorkersOfANodeThatIsGoneEnd() {
        nodes.add("a");
        nodes.add("b");
        nodes.meet("a", "b");
        start(WorkerSpec.of("lost.py", CODE).on(Placement.node("b"))).started().block(Nodes.SOON);
        Worker hosted = Objects.requireNonNull(nodes.get("b").runtime().worker("lost"));
        nodes.get("a").runtime().close();
        hosted.states().blockLast(Nodes.SOON);
        while (nodes.get("b").runtime().worker("lost") != null) {
            Thread.onSpinWait(); // it leaves a moment after its end is told
        }
    }

    @Test
    void whatNobodyHoldsIsGivenBack() {
        nodes.add("a");
        nodes.add("b");
        nodes.meet("a", "b");
        Worker worker = start(WorkerSpec.of("lost.py", CODE).on(Placement.node("b")));
        worker.started().block(Nodes.SOON);
        Cluster there = nodes.get("b").cluster();
        int before = given(there);
        worker.call("boxes", Void.class, 500).block(Nodes.SOON);
        List<Ref> held = Objects.requireNonNull(
                worker.stream("made", Ref.class).collectList().block(Nodes.SOON));
        assertThat(held).hasSize(500);
        assertThat(given(there)).isGreaterThanOrEqualTo(500);
        held.clear();
        // The collector decides when, so it is asked until it has.
        for (long end = System.nanoTime() + Nodes.SOON.toNanos(); given(there) > before + 20; ) {
            System.gc();
            assertThat(System.nanoTime()).isLessThan(end);
            Mono.delay(Duration.ofMillis(20)).block();
        }
    }

    private static int given(Cluster cluster) {
        return cluster.leases().values().stream().mapToInt(Leases::given).sum();
    }
}
