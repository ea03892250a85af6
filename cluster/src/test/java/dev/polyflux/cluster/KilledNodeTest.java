package dev.polyflux.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Placement;
import dev.polyflux.Polyflux;
import dev.polyflux.Supervision;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.cluster.gossip.Gossip;
import dev.polyflux.cluster.gossip.Ways;
import dev.polyflux.core.NodeLostException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** Three processes, of which one is killed while many call workers of all. */
final class KilledNodeTest {

    private static final Duration SOON = Duration.ofMinutes(4);
    private static final int CALLS = 10_000;
    private static final int CALLERS = 8;

    private static final String ECHO = "sync.echo = (number) => number;";

    /** How each call has ended, and how often. */
    private final AtomicIntegerArray ends = new AtomicIntegerArray(CALLS);

    private final AtomicInteger answered = new AtomicInteger();
    private final Map<String, AtomicInteger> failed = new ConcurrentHashMap<>();

    /** What failed calls say of how their node was lost. */
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    @Test
    void everyCallEndsOnceAndWhatWasThereIsStartedElsewhere() throws IOException {
        int door = Ways.freePort();
        Cluster cluster = Cluster.of(ClusterSettings.of("a")
                .secret(NodeProcess.SECRET)
                .members(Gossip.of(NodeProcess.SECRET).port(door)));
        try (Polyflux polyflux = Polyflux.builder().cluster(cluster).build();
                NodeProcess b = NodeProcess.start("b", door);
                NodeProcess c = NodeProcess.start("c", door)) {
            Flux.just("b", "c").flatMap(cluster::node).blockLast(SOON);
            List<Worker> workers = IntStream.range(0, 6)
                    .mapToObj(number -> polyflux.start(WorkerSpec.of("echo.js", ECHO)
                            .named("echo-" + number)
                            .supervised(Supervision.DEFAULT)
                            .on(number < 2 ? Placement.here() : Placement.leastLoaded())))
                    .toList();
            Flux.fromIterable(workers).concatMap(Worker::started).blockLast(SOON);
            Mono<ClusterEvent.Lost> lost =
                    cluster.events().ofType(ClusterEvent.Lost.class).next().cache();
            lost.subscribe();
            int before =
                    polyflux.census().blockOptional(SOON).orElseThrow().live().size();

            Flux.range(0, CALLERS)
                    .flatMap(
                            caller -> Flux.range(0, CALLS / CALLERS)
                                    .map(number -> number * CALLERS + caller)
                                    .concatMap(number -> call(workers.get(number % workers.size()), number, b))
                                    .subscribeOn(Schedulers.boundedElastic()),
                            CALLERS)
                    .blockLast(SOON);

            assertThat(IntStream.range(0, CALLS).filter(call -> ends.get(call) != 1))
                    .as("calls that have not ended once")
                    .isEmpty();
            assertThat(failed.keySet()).containsExactly("b");
            assertThat(answered.get()
                            + failed.values().stream()
                                    .mapToInt(AtomicInteger::get)
                                    .sum())
                    .isEqualTo(CALLS);
            // By the connection's word or the engine's, and not by a deadline of the caller's.
            assertThat(lost.blockOptional(SOON).orElseThrow().node().name()).isEqualTo("b");
            assertThat(told)
                    .isNotEmpty()
                    .allMatch(how ->
                            how.startsWith("its connection has ended") || how.equals("it does not answer any more"));
            // Each is there again.
            Flux.fromIterable(workers)
                    .flatMap(worker -> worker.call("echo", Integer.class, 7)
                            .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(50))
                                    .maxBackoff(Duration.ofSeconds(1))
                                    .filter(NodeLostException.class::isInstance)))
                    .doOnNext(seven -> assertThat(seven).isEqualTo(7))
                    .blockLast(SOON);
            assertThat(cluster.nodes()).extracting(Node::name).containsExactly("c");
            assertThat(polyflux.census().blockOptional(SOON).orElseThrow().live())
                    .hasSize(before);
        }
    }

    private Mono<Integer> call(Worker worker, int number, NodeProcess doomed) {
        if (number == CALLS / 3) {
            doomed.kill();
        }
        return worker.call("echo", Integer.class, number)
                .doOnNext(answer -> {
                    assertThat(answer).isEqualTo(number);
                    answered.incrementAndGet();
                    ends.incrementAndGet(number);
                })
                .doOnError(NodeLostException.class, lost -> {
                    failed.computeIfAbsent(lost.node(), first -> new AtomicInteger())
                            .incrementAndGet();
                    told.add(lost.how());
                    ends.incrementAndGet(number);
                })
                .onErrorComplete(NodeLostException.class);
    }
}
