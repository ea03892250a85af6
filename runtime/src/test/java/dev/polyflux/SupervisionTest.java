package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.WorkerFailedException;
import dev.polyflux.lifecycle.LifecycleEvent.Failed;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** A worker that has failed is started again, until it runs or has failed too often; and a runtime ends when its calls have. */
final class SupervisionTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final Polyflux polyflux = Polyflux.create();

    @AfterEach
    void close() {
        polyflux.close();
    }

    @Test
    void aWorkerIsStartedAgainUntilItRuns() {
        AtomicInteger tries = new AtomicInteger();
        polyflux.hooks()
                .onReady(
                        "fails twice",
                        hook -> tries.incrementAndGet() < 3
                                ? Mono.error(new IllegalStateException("not yet"))
                                : Mono.empty());
        var failures =
                polyflux.events().ofType(Failed.class).take(2).collectList().toFuture();
        CountDownLatch done = new CountDownLatch(1);
        polyflux.events().filter(event -> event.type().equals("Done")).next().subscribe(event -> done.countDown());
        Worker worker = polyflux.start(WorkerSpec.of("late.js", "sync.one = () => 1")
                .supervised(Supervision.backoff(5, Duration.ofMillis(1))));
        assertThat(failures.join()).hasSize(2);
        waitFor(done);
        assertThat(worker.call("one", Integer.class).block(LIMIT)).isOne();
        assertThat(worker.circuit()).isEqualTo(Circuit.CLOSED);
        assertThat(polyflux.worker("late")).isSameAs(worker);
    }

    @Test
    void aWorkerThatFailsTooOftenIsLeftAloneAndSaysWhy() {
        var failures =
                polyflux.events().ofType(Failed.class).take(3).collectList().toFuture();
        Worker worker = polyflux.start(WorkerSpec.of("never.js", "throw new TypeError('never')")
                .supervised(Supervision.backoff(2, Duration.ofMillis(1))));
        List<Failed> told = failures.join();
        assertThat(told).hasSize(3);
        StepVerifier.create(worker.call("one", Integer.class))
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(WorkerFailedException.class)
                        .hasMessageContaining("never"))
                .verify(LIMIT);
        Circuit last = Flux.interval(Duration.ZERO, Duration.ofMillis(5))
                .onBackpressureDrop()
                .map(look -> worker.circuit())
                .filter(circuit -> circuit != Circuit.HALF_OPEN)
                .blockFirst(LIMIT);
        assertThat(last).isEqualTo(Circuit.OPEN);
    }

    @Test
    void aRuntimeThatIsDrainedEndsWhatItHasAndTakesNothingNew() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        Worker worker = Objects.requireNonNull(
                polyflux.start(WorkerSpec.of("slow.js", "sync.slow = (wait) => { wait(); return 1; }"))
                        .started()
                        .block(LIMIT));
        Pool pool = polyflux.pool(WorkerSpec.of("pooled.js", "sync.slow = (wait) => { wait(); return 2; }"), 1);
        Runnable waits = () -> {
            begun.countDown();
            waitFor(gate);
        };
        var slow = worker.call("slow", Integer.class, waits).toFuture();
        var pooled = pool.call("slow", Integer.class, waits).toFuture();
        waitFor(begun);
        var drained = polyflux.drain(LIMIT).toFuture();
        StepVerifier.create(worker.call("slow", Integer.class, waits))
                .expectError(ClosedException.class)
                .verify(LIMIT);
        StepVerifier.create(pool.call("slow", Integer.class, waits))
                .expectError(ClosedException.class)
                .verify(LIMIT);
        assertThat(drained).isNotDone();
        gate.countDown();
        assertThat(slow.join()).isOne();
        assertThat(pooled.join()).isEqualTo(2);
        drained.join();
        assertThat(polyflux.workers()).isEmpty();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
