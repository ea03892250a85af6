package dev.polyflux.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Placement;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.Ref;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

/** Streams of a generator at another node: its steps are those that were requested, and what happens to either side reaches the other. */
final class FarStreamsTest {

    private static final Nodes NODES = new Nodes();
    private static Worker python;
    private static Worker javascript;

    @BeforeAll
    static void start() {
        NODES.add("a");
        NODES.add("b");
        NODES.meet("a", "b");
        python = start("streams.py");
        javascript = start("streams.js");
    }

    private static Worker start(String file) {
        Worker worker = NODES.get("a")
                .runtime()
                .start(WorkerSpec.of(file, Scripts.text(file)).named(file).on(Placement.node("b")));
        worker.started().block(Nodes.SOON);
        return worker;
    }

    @AfterAll
    static void close() {
        NODES.close();
    }

    static Stream<Worker> workers() {
        return Stream.of(python, javascript);
    }

    private static int call(Worker worker, String function) {
        return Objects.requireNonNull(worker.call(function, Integer.class).block(Nodes.SOON));
    }

    @ParameterizedTest
    @MethodSource("workers")
    void aGeneratorTakesAsManyStepsAsAreRequestedAndIsClosedWithThem(Worker worker) {
        StepVerifier.create(worker.stream("count", Integer.class), 0)
                .thenRequest(3)
                .expectNext(1, 2, 3)
                .then(() -> assertThat(call(worker, "stepped")).isEqualTo(3))
                .thenRequest(1)
                .expectNext(4)
                .then(() -> assertThat(call(worker, "stepped")).isEqualTo(4))
                .thenRequest(400)
                .expectNextCount(400)
                .thenCancel()
                .verify(Nodes.SOON);
        assertThat(call(worker, "ended")).isEqualTo(404);
    }

    @ParameterizedTest
    @MethodSource("workers")
    void anAsynchronousGeneratorIsClosedByCancelling(Worker worker) {
        StepVerifier.create(worker.stream("later", Integer.class).take(5))
                .expectNext(1, 2, 3, 4, 5)
                .expectComplete()
                .verify(Nodes.SOON);
        assertThat(call(worker, "ended")).isEqualTo(5);
    }

    @Test
    void cancellingReachesAGeneratorThatWaits() {
        StepVerifier.create(python.stream("hangs", Integer.class))
                .expectNext(1)
                .thenCancel()
                .verify(Nodes.SOON);
        assertThat(python.call("ended", String.class).block(Nodes.SOON)).isEqualTo("hung");
    }

    @ParameterizedTest
    @MethodSource("workers")
    void anErrorComesOnceAndWithItsFrames(Worker worker) {
        StepVerifier.create(worker.stream("breaks", Integer.class))
                .expectNext(1, 2)
                .expectErrorSatisfies(
                        thrown -> assertThat(thrown).isInstanceOfSatisfying(GuestException.class, error -> {
                            assertThat(error.error().summary()).contains("no third");
                            assertThat(error.error().frames().getFirst().file()).contains("streams.");
                        }))
                .verifyThenAssertThat(Nodes.SOON)
                .hasNotDroppedErrors();
    }

    @Test
    void anElementIsAsItWasWhenItWasGiven() {
        assertThat(python.stream("same_list", Object.class).collectList().block(Nodes.SOON))
                .isEqualTo(List.of(List.of(0), List.of(0, 1), List.of(0, 1, 2)));
        assertThat(call(python, "ended")).isEqualTo(3);
    }

    @Test
    void cancellingBehindAnObjectClosesTheGenerator() {
        assertThat(python.stream("same_list", Ref.class).take(1).collectList().block(Nodes.SOON))
                .hasSize(1);
        assertThat(call(python, "ended")).isEqualTo(1);
    }

    @Test
    void objectsAndValuesKeepTheirOrder() {
        assertThat(python.stream("mixed", Object.class).collectList().block(Nodes.SOON))
                .isEqualTo(List.of(1, List.of(2), "three", Map.of("four", 4), 5));
    }

    @Test
    void theEndOfAListComesWithItsLastElement() {
        StepVerifier.create(python.stream("lists", Object.class), 3)
                .expectNext(List.of(1), List.of(2), List.of(3))
                .expectComplete()
                .verify(Nodes.SOON);
    }

    @Test
    void theContextIsThatOfTheSubscriber() {
        assertThat(python.stream("traced", String.class)
                        .contextWrite(Context.of("trace", "id-8"))
                        .collectList()
                        .block(Nodes.SOON))
                .isEqualTo(List.of("id-8", "id-8"));
    }

    @Test
    void whoTakesItsTimeKeepsTheGeneratorBack() {
        watched(100_000, Nodes.SOON);
    }

    @Test
    @Tag("soak") // a million elements
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void whoTakesItsTimeKeepsTheGeneratorBackForAsLongAsItGoesOn() {
        watched(1_000_000, Duration.ofMinutes(15));
    }

    /** Requests more than there may be on its way, and now and then stands still and looks how far the generator is ahead. */
    private static void watched(int elements, Duration patience) {
        Worker there = Objects.requireNonNull(NODES.get("b").runtime().worker("streams.js"));
        List<Integer> ahead = new ArrayList<>();
        javascript.stream("count", Integer.class)
                .take(elements)
                .filter(element -> element % (elements / 20) == 0)
                .doOnNext(element -> ahead.add(
                        there.call("stepped", Integer.class).toFuture().join() - element))
                .blockLast(patience);
        assertThat(ahead).hasSize(20).allSatisfy(steps -> assertThat(steps).isBetween(0, Window.MOST));
        assertThat(call(javascript, "ended")).isEqualTo(elements);
    }
}
