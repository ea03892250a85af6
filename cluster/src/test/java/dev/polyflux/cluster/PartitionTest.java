package dev.polyflux.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Placement;
import dev.polyflux.Supervision;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.cluster.gossip.Relay;
import dev.polyflux.core.NodeLostException;
import dev.polyflux.lifecycle.Leases;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Three nodes, one of which a split parts from the others; calls are counted where they are done. */
final class PartitionTest {

    private static final String CODE = Scripts.text("parted.js");

    private final Parted nodes = Parted.of("a", "b", "c");

    @AfterEach
    void close() {
        nodes.close();
    }

    /** Calls of one worker, one after another, each with a number of its own, and what each has ended with. */
    private static final class Calls {

        final Map<Integer, String> ends = new ConcurrentHashMap<>();
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final CountDownLatch some = new CountDownLatch(20);
        private final Mono<Void> all;

        Calls(Worker worker) {
            all = Flux.range(0, Integer.MAX_VALUE)
                    .takeWhile(number -> !stopped.get())
                    .concatMap(number -> worker.call("note", Integer.class, number)
                            .map(answer -> {
                                assertThat(answer).isEqualTo(number);
                                return "";
                            })
                            .onErrorResume(NodeLostException.class, lost -> Mono.delay(Duration.ofMillis(2))
                                    .thenReturn(lost.node()))
                            .doOnNext(end -> {
                                assertThat(ends.put(number, end)).isNull();
                                some.countDown();
                            }))
                    .then()
                    .cache();
            Disposable begun = all.subscribe();
            assertThat(begun).isNotNull();
        }

        Calls begun() throws InterruptedException {
            some.await();
            return this;
        }

        Map<Integer, String> stop() {
            stopped.set(true);
            all.block(Nodes.SOON);
            return ends;
        }
    }

    private Worker start(String node, String name, Placement placement) {
        Worker worker = nodes.get(node)
                .runtime()
                .start(WorkerSpec.of(name + ".js", CODE)
                        .supervised(
                                Supervision.backoff(1000, Duration.ofMillis(10)).maxBackoff(Duration.ofMillis(200)))
                        .on(placement));
        worker.started().block(Nodes.SOON);
        return worker;
    }

    /** What was answered was done once, and what was not, once or not at all. */
    private void assertDoneOnce(String worker, Map<Integer, String> ends) {
        Map<Integer, Integer> done = nodes.printed(worker + " ");
        assertThat(done.values()).allMatch(times -> times == 1);
        assertThat(ends.entrySet()).allMatch(end -> !end.getValue().isEmpty() || done.containsKey(end.getKey()));
        assertThat(ends.keySet()).containsAll(done.keySet());
    }

    @Test
    void eachSideAnswersItsOwnAndTheyFindTogether() throws InterruptedException {
        Worker own = start("a", "own", Placement.here());
        Worker near = start("b", "near", Placement.node("c"));
        Worker far = start("a", "far", Placement.node("c"));
        Calls ofOwn = new Calls(own).begun();
        Calls ofNear = new Calls(near).begun();
        Calls ofFar = new Calls(far).begun();

        nodes.around("a", Relay::cut);

        nodes.get("a").told(ClusterEvent.Lost.class, "b", 0);
        nodes.get("a").told(ClusterEvent.Lost.class, "c", 0);
        nodes.get("b").told(ClusterEvent.Lost.class, "a", 0);
        nodes.get("c").told(ClusterEvent.Lost.class, "a", 0);
        gone("a", "b");
        gone("a", "c");
        gone("b", "a");
        gone("c", "a");
        // Each goes on with its own.
        assertThat(own.call("note", Integer.class, -1).block(Nodes.SOON)).isEqualTo(-1);
        assertThat(near.call("note", Integer.class, -1).block(Nodes.SOON)).isEqualTo(-1);

        nodes.around("a", Relay::heal);

        nodes.get("a").told(ClusterEvent.Reached.class, "b", 1);
        nodes.get("a").told(ClusterEvent.Reached.class, "c", 1);
        nodes.get("b").told(ClusterEvent.Reached.class, "a", 1);
        nodes.get("c").told(ClusterEvent.Reached.class, "a", 1);
        // It is there again, under its name, at one place.
        assertThat(far.call("note", Integer.class, -1)
                        .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(20))
                                .maxBackoff(Duration.ofMillis(500))
                                .filter(NodeLostException.class::isInstance))
                        .block(Nodes.SOON))
                .isEqualTo(-1);
        Map<Integer, String> ownEnds = ofOwn.stop();
        Map<Integer, String> nearEnds = ofNear.stop();
        Map<Integer, String> farEnds = ofFar.stop();
        assertThat(ownEnds.values()).containsOnly("");
        assertThat(nearEnds.values()).containsOnly("");
        assertThat(farEnds.values()).contains("", "c").containsOnly("", "c");
        ownEnds.put(-1, "");
        nearEnds.put(-1, "");
        farEnds.put(-1, "");
        assertDoneOnce("own", ownEnds);
        assertDoneOnce("near", nearEnds);
        assertDoneOnce("far", farEnds);
        assertThat(nodes.get("c").runtime().workers()).extracting(Worker::name).containsExactly("far", "near");
        assertLeasesAgree();
    }

    private void gone(String here, String other) {
        nodes.get(here)
                .told()
                .filter(event -> event instanceof ClusterEvent.Member(MemberEvent.Gone(var node, var left))
                        && node.name().equals(other)
                        && !left)
                .blockFirst(Nodes.SOON);
    }

    /** What each has of another, the other has given it; the last of it may be under way. */
    private void assertLeasesAgree() {
        List<String> names = List.of("a", "b", "c");
        Mono.fromSupplier(() -> names.stream().allMatch(one -> names.stream()
                        .filter(other -> !other.equals(one))
                        .allMatch(other -> agree(one, other))))
                .filter(agree -> agree)
                .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(50)))
                .block(Nodes.SOON);
    }

    private boolean agree(String holder, String owner) {
        Leases held = nodes.get(holder).cluster().leases().get(owner);
        Leases given = nodes.get(owner).cluster().leases().get(holder);
        return held != null && given != null && held.held() == given.given();
    }

    @Test
    void whatIsHeldOnItsWayIsAnsweredOnceWhenItIsLetGo() {
        Worker far = start("a", "far", Placement.node("c"));
        Relay way = nodes.calls("a", "c");
        way.hold();
        Mono<List<Integer>> calls = calls(far, 50).cache();
        calls.subscribe();
        assertThat(nodes.printed("far ")).isEmpty();
        way.heal();
        assertThat(calls.block(Nodes.SOON)).hasSize(50).doesNotHaveDuplicates();
        assertThat(nodes.printed("far ")).hasSize(50).allSatisfy((number, times) -> assertThat(times)
                .isEqualTo(1));
    }

    private static Mono<List<Integer>> calls(Worker worker, int many) {
        return Flux.fromStream(() -> IntStream.range(0, many).boxed())
                .flatMap(number -> worker.call("note", Integer.class, number), many)
                .collectList();
    }

    @Test
    void whatIsHeldUntilItIsGivenUpFailsOnceAndIsNotDoneAgainWhenItIsLetGo() {
        Worker far = start("a", "far", Placement.node("c"));
        nodes.calls("a", "c").holdAnswers();
        List<Mono<Integer>> calls = IntStream.range(0, 50)
                .mapToObj(number -> far.call("note", Integer.class, number).cache())
                .toList();
        calls.forEach(Mono::subscribe);
        // All are done, and no answer comes.
        Mono.fromSupplier(() -> nodes.printed("far "))
                .filter(done -> done.size() == 50)
                .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(20)))
                .block(Nodes.SOON);

        nodes.around("a", Relay::hold);

        calls.forEach(call -> assertThat(call.onErrorResume(
                                NodeLostException.class, lost -> lost.node().equals("c") ? Mono.just(-1) : Mono.empty())
                        .block(Nodes.SOON))
                .isEqualTo(-1));
        gone("c", "a");

        nodes.around("a", Relay::heal);

        nodes.get("a").told(ClusterEvent.Reached.class, "c", 1);
        assertThat(far.call("note", Integer.class, 50)
                        .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(20))
                                .maxBackoff(Duration.ofMillis(500))
                                .filter(NodeLostException.class::isInstance))
                        .block(Nodes.SOON))
                .isEqualTo(50);
        assertThat(nodes.printed("far ")).hasSize(51).allSatisfy((number, times) -> assertThat(times)
                .isEqualTo(1));
        assertLeasesAgree();
    }
}
