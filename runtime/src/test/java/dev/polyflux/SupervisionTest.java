package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.WorkerFailedException;
import dev.polyflux.lifecycle.LifecycleEvent;
import dev.polyflux.lifecycle.LifecycleEvent.Failed;
import dev.polyflux.lifecycle.LifecycleEvent.Restarted;
import dev.polyflux.lifecycle.LifecycleEvent.Terminated;
import dev.polyflux.lifecycle.State;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
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

    private static void waitWhateverComes(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() != 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static WorkerSpec held(String name) {
        return WorkerSpec.of(name + ".js", "sync.held = (wait) => wait(); sync.one = () => 1");
    }

    private Worker started(WorkerSpec spec) {
        return Objects.requireNonNull(polyflux.start(spec).started().block(LIMIT));
    }

    /** What it is in does not return, and cannot be interrupted: it goes on beside the new one. */
    @Test
    void aRealmThatWasReplacedIsNoFailureOfItsWorkerAnyMore() {
        Queue<LifecycleEvent> restarts = new ConcurrentLinkedQueue<>();
        polyflux.close();
        try (Polyflux replacing = Polyflux.builder()
                .cancelLadder(new CancelLadder(Duration.ofMillis(1), Duration.ofMillis(1), true))
                .uncaught((name, failure) -> {})
                .build()) {
            replacing.lifecycle().listen(event -> {
                if (event instanceof Restarted) {
                    restarts.add(event);
                }
            });
            var restarted = replacing.events().ofType(Restarted.class).next().toFuture();
            Worker worker = Objects.requireNonNull(replacing
                    .start(held("replaced")
                            .supervised(Supervision.backoff(5, Duration.ofMillis(1)))
                            .limits(Limits.NONE.output(1).ending()))
                    .started()
                    .block(LIMIT));
            Realm first = Stations.realm(worker);
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch gate = new CountDownLatch(1);
            Runnable waits = () -> {
                begun.countDown();
                waitWhateverComes(gate);
            };
            var call = worker.call("held", Void.class, waits).subscribe();
            waitFor(begun);
            call.dispose();
            restarted.join();
            assertThat(worker.started().block(LIMIT)).isSameAs(worker);
            Realm second = Stations.realm(worker);
            first.limits().printed(); // which ends it
            assertThat(worker.circuit()).isEqualTo(Circuit.CLOSED);
            gate.countDown();
            first.loop().closed().block(LIMIT);
            assertThat(Stations.realm(worker)).isSameAs(second).isNotSameAs(first);
            assertThat(worker.call("one", Integer.class).block(LIMIT)).isOne();
            assertThat(restarts).hasSize(1);
        }
    }

    /** The listener is told on the thread that starts it again, between the old realm's end and the new one's beginning. */
    @Test
    void aWorkerThatIsTerminatedWhileItIsStartedAgainEnds() {
        Worker worker = polyflux.start(WorkerSpec.of(
                        "ending.js", "await new Promise((resolve) => { onmessage = resolve; }); throw new Error('no')")
                .supervised(Supervision.backoff(5, Duration.ofMillis(1))));
        CountDownLatch ended = new CountDownLatch(2);
        polyflux.lifecycle().listen(event -> {
            if (event instanceof Terminated) {
                worker.terminate().subscribe();
                ended.countDown();
            }
        });
        worker.postMessage("go");
        waitFor(ended);
        worker.gone().block(LIMIT);
        assertThat(polyflux.worker("ending")).isNull();
        assertThat(started(held("ending")).call("one", Integer.class).block(LIMIT))
                .isOne();
    }

    @Test
    void aWorkerWhoseNameIsTakenMeanwhileIsLeftAloneAndThatIsTold() {
        polyflux.close();
        var told = new CompletableFuture<Throwable>();
        try (Polyflux telling = Polyflux.builder()
                .uncaught((name, failure) -> told.complete(failure))
                .build()) {
            Worker worker = Objects.requireNonNull(telling.start(held("taken")
                            .supervised(Supervision.backoff(5, Duration.ofMillis(500)))
                            .limits(Limits.NONE.output(1).ending()))
                    .started()
                    .block(LIMIT));
            Stations.realm(worker).limits().printed();
            worker.gone().block(LIMIT);
            Worker other = telling.start(held("taken"));
            assertThat(told.join()).hasMessageContaining("there is one of that name");
            assertThat(worker.circuit()).isEqualTo(Circuit.OPEN);
            assertThat(other.call("one", Integer.class).block(LIMIT)).isOne();
        }
    }

    /** The first worker holds the runtime back from its end. */
    @Test
    void whatIsStartedWhileTheRuntimeClosesEnds() {
        Worker worker = started(held("slow"));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        Runnable waits = () -> {
            begun.countDown();
            waitWhateverComes(gate);
        };
        worker.call("held", Void.class, waits).subscribe(none -> {}, failure -> {});
        waitFor(begun);
        var closing = CompletableFuture.runAsync(() -> polyflux.close(LIMIT));
        worker.states().filter(State.TERMINATED::equals).blockFirst(LIMIT);
        Worker late = polyflux.start(held("late"));
        assertThat(late.gone().thenReturn(true).block(LIMIT)).isTrue();
        StepVerifier.create(late.call("one", Integer.class))
                .expectError(ClosedException.class)
                .verify(LIMIT);
        StepVerifier.create(polyflux.window())
                .expectError(ClosedException.class)
                .verify(LIMIT);
        assertThat(Objects.requireNonNull(polyflux.main().there())
                        .loop()
                        .closed()
                        .thenReturn(true)
                        .block(LIMIT))
                .isTrue();
        assertThat(closing).isNotDone();
        gate.countDown();
        closing.join();
    }

    @Test
    void whatIsAskedOfAWorkerIsAskedOfTheRealmItHasThen() {
        var restarted = polyflux.events().ofType(Restarted.class).next().toFuture();
        Worker worker = started(held("cold")
                .supervised(Supervision.backoff(5, Duration.ofMillis(1)))
                .limits(Limits.NONE.output(1).ending()));
        Mono<Integer> call = worker.call("one", Integer.class);
        Mono<Integer> eval = worker.eval("1 + 1", Integer.class);
        Mono<Capabilities> capabilities = worker.capabilities();
        Mono<LifecycleEvent.Ending> ended = worker.ended();
        Stations.realm(worker).limits().printed();
        restarted.join();
        worker.started().block(LIMIT);
        assertThat(call.block(LIMIT)).isOne();
        assertThat(eval.block(LIMIT)).isEqualTo(2);
        assertThat(capabilities.block(LIMIT)).isNotNull();
        worker.terminate().block(LIMIT);
        assertThat(ended.block(LIMIT)).isEqualTo(worker.ended().block(LIMIT));
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
