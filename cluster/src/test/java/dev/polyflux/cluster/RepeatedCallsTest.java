package dev.polyflux.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.Idempotent;
import dev.polyflux.Placement;
import dev.polyflux.Pool;
import dev.polyflux.Supervision;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.NodeLostException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is said to be idempotent is done again when its node was lost; nothing else is. */
final class RepeatedCallsTest {

    /** The first time it does not come to an end. */
    private static final String CODE =
            """
            const { sync } = await import('pyscript');
            sync.add = async (what) => {
                console.log(what);
                return await window.gate(what);
            };
            sync.fail = () => {
                console.log('fail');
                throw new Error('not this');
            };
            """;

    private static final String MAIN =
            """
            const seen = new Set();
            globalThis.gate = (what) => {
                if (seen.has(what)) return what;
                seen.add(what);
                return new Promise(() => {});
            };
            """;

    private final Nodes nodes = new Nodes();
    private final Map<String, AtomicInteger> done = new ConcurrentHashMap<>();

    interface Adding {
        @Idempotent
        Mono<String> add(String what);

        Mono<Void> fail();
    }

    interface Plain {
        Mono<String> add(String what);
    }

    @Idempotent
    interface Stream {
        Flux<String> add();
    }

    @BeforeEach
    void begin() {
        nodes.add("a", settings -> settings.secret(Nodes.SECRET), builder -> builder.main("main.js", MAIN));
        for (String name : new String[] {"b", "c"}) {
            nodes.add(
                    name,
                    settings -> settings.secret(Nodes.SECRET).takesWorkers(),
                    builder -> builder.output(line -> done.computeIfAbsent(line.text(), first -> new AtomicInteger())
                            .incrementAndGet()));
        }
        nodes.meet("a", "b", "c");
    }

    @AfterEach
    void close() {
        nodes.close();
    }

    private static WorkerSpec spec() {
        return WorkerSpec.of("adding.js", CODE).on(Placement.leastLoaded());
    }

    private Worker start(Supervision supervision) {
        Worker worker = nodes.get("a").runtime().start(spec().supervised(supervision));
        worker.started().block(Nodes.SOON);
        return worker;
    }

    private static <T> T bound(Worker worker, Class<T> api) {
        return Objects.requireNonNull(worker.bind(api).block(Nodes.SOON));
    }

    private static Supervision often() {
        return Supervision.backoff(100, Duration.ofMillis(10));
    }

    private void until(String what) {
        Mono.fromSupplier(() -> done.containsKey(what))
                .filter(there -> there)
                .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(10)))
                .block(Nodes.SOON);
    }

    private int times(String what) {
        return Objects.requireNonNull(done.get(what)).get();
    }

    private void lose(String name) {
        Node gone = nodes.get(name).cluster().self();
        nodes.get("a").members().tryEmitNext(new MemberEvent.Gone(gone, false));
    }

    private static void assertLost(CompletableFuture<@Nullable String> call) {
        assertThatThrownBy(() -> call.get(4, TimeUnit.MINUTES))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(NodeLostException.class);
    }

    @Test
    void whatIsIdempotentIsDoneAgainOnceAndAllElseNever() {
        Worker worker = start(often());
        Adding adding = bound(worker, Adding.class);
        Plain plain = bound(worker, Plain.class);
        CompletableFuture<@Nullable String> repeated =
                worker.repeating(worker.call("add", String.class, "repeated")).toFuture();
        CompletableFuture<@Nullable String> annotated = adding.add("annotated").toFuture();
        CompletableFuture<@Nullable String> called =
                worker.call("add", String.class, "called").toFuture();
        CompletableFuture<@Nullable String> bound = plain.add("bound").toFuture();
        for (String each : new String[] {"repeated", "annotated", "called", "bound"}) {
            until(each);
        }

        lose("b");

        assertLost(called);
        assertLost(bound);
        assertThat(repeated.join()).isEqualTo("repeated");
        assertThat(annotated.join()).isEqualTo("annotated");
        assertThat(times("repeated")).isEqualTo(2);
        assertThat(times("annotated")).isEqualTo(2);
        assertThat(times("called")).isEqualTo(1);
        assertThat(times("bound")).isEqualTo(1);
    }

    @Test
    void whatItThrowsIsItsError() {
        Worker worker = start(often());
        Adding adding = bound(worker, Adding.class);
        assertThatThrownBy(() -> adding.fail().block(Nodes.SOON)).isInstanceOf(GuestException.class);
        assertThatThrownBy(
                        () -> worker.repeating(worker.call("fail", Void.class)).block(Nodes.SOON))
                .isInstanceOf(GuestException.class);
        assertThat(times("fail")).isEqualTo(2);
    }

    @Test
    void whoIsNotSupervisedIsNotWaitedFor() {
        Worker worker = start(Supervision.NONE);
        CompletableFuture<@Nullable String> repeated =
                worker.repeating(worker.call("add", String.class, "alone")).toFuture();
        until("alone");
        lose("b");
        assertLost(repeated);
        assertThat(times("alone")).isEqualTo(1);
    }

    @Test
    void whoIsTerminatedMeanwhileIsNotWaitedForAnyLonger() {
        Worker worker = start(Supervision.backoff(1, Duration.ofHours(1)));
        CompletableFuture<@Nullable String> repeated =
                worker.repeating(worker.call("add", String.class, "ended")).toFuture();
        until("ended");
        lose("b");
        assertLost(worker.call("add", String.class, "ended").toFuture());
        worker.terminate().block(Nodes.SOON);
        assertLost(repeated);
        assertThat(times("ended")).isEqualTo(1);
    }

    @Test
    void aPoolHasAnotherWorkerDoIt() {
        Pool pool = nodes.get("a").runtime().pool(spec(), 2);
        CompletableFuture<@Nullable String> repeated =
                pool.repeating(pool.call("add", String.class, "pooled")).toFuture();
        CompletableFuture<@Nullable String> called =
                pool.call("add", String.class, "once").toFuture();
        until("pooled");
        until("once");
        lose("b");
        lose("c");
        assertLost(called);
        assertThat(times("once")).isEqualTo(1);
        // Both are lost: this node is the one that is left.
        assertThat(repeated.join()).isEqualTo("pooled");
    }

    @Test
    void aStreamCannotBeIdempotent() {
        Worker worker = start(often());
        assertThatThrownBy(() -> bound(worker, Stream.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Stream.add gives a stream");
    }
}
