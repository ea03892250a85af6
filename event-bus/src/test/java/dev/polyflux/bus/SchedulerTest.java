package dev.polyflux.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.OverflowException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.test.StepVerifier;

class SchedulerTest {

    @RegisterExtension
    final Peers peers = new Peers();

    private final AtomicLong now = new AtomicLong();
    private final List<String> seen = new ArrayList<>();
    private Peer peer = peers.start("unused");

    @BeforeEach
    void start() {
        peer = peers.start("a", builder -> builder.ticker(now::get).capacity(256));
    }

    private void pass(long millis) {
        now.addAndGet(Duration.ofMillis(millis).toNanos());
        peer.fireTimers();
    }

    @Test
    void runsOperatorsOnTheLoop() {
        StepVerifier.create(Flux.range(1, 1000)
                        .publishOn(peer.loop)
                        .map(i -> peer.loop.inLoop())
                        .distinct())
                .expectNext(true)
                .verifyComplete();
        StepVerifier.create(Mono.fromCallable(() -> peer.loop.inLoop()).subscribeOn(peer.loop))
                .expectNext(true)
                .verifyComplete();
    }

    @Test
    void runsDelaysByTheLoopsClock() {
        StepVerifier.create(Mono.delay(Duration.ofMillis(10), peer.loop))
                .expectSubscription()
                .then(() -> pass(9))
                .then(() -> assertThat(peer.loop.pending()).contains("1 timer"))
                .then(() -> pass(1))
                .expectNext(0L)
                .verifyComplete();
        assertThat(peer.loop.now(TimeUnit.MILLISECONDS)).isEqualTo(10);
    }

    @Test
    void doesNotRunATaskThatWasDisposedBefore() {
        CountDownLatch release = peer.block();
        Disposable task = peer.loop.schedule(() -> seen.add("task"));
        task.dispose();
        release.countDown();
        peer.flush();

        assertThat(seen).isEmpty();
        assertThat(task.isDisposed()).isTrue();
    }

    @Test
    void repeatsPeriodically() {
        Disposable task = peer.loop.schedulePeriodically(() -> seen.add("tick"), 5, 10, TimeUnit.MILLISECONDS);
        pass(5);
        pass(10);
        task.dispose();
        pass(10);

        assertThat(seen).hasSize(2);
    }

    @Test
    void rejectsWithTheTypedErrorAsTheCause() {
        CountDownLatch release = peer.block();
        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> {
                    for (int i = 0; i <= 256; i++) {
                        peer.loop.schedule(() -> {});
                    }
                })
                .withCauseInstanceOf(OverflowException.class);
        release.countDown();
        peer.loop.close(Duration.ofMinutes(1)).block();

        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> peer.loop.schedule(() -> {}))
                .withCauseInstanceOf(ClosedException.class);
        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> peer.loop.schedule(() -> {}, 1, TimeUnit.SECONDS))
                .withCauseInstanceOf(ClosedException.class);
    }

    @Test
    void aWorkerRunsItsTasksInOrder() {
        Scheduler.Worker worker = peer.loop.createWorker();
        for (int i = 0; i < 100; i++) {
            String task = String.valueOf(i);
            worker.schedule(() -> seen.add(task));
        }
        peer.flush();

        assertThat(seen).hasSize(100).isSortedAccordingTo((x, y) -> Integer.valueOf(x)
                .compareTo(Integer.valueOf(y)));
    }

    @Test
    void disposingAWorkerCancelsItsTasksAndTimersOnly() {
        Scheduler.Worker worker = peer.loop.createWorker();
        CountDownLatch release = peer.block();
        worker.schedule(() -> seen.add("task"));
        worker.schedule(() -> seen.add("timer"), 1, TimeUnit.MILLISECONDS);
        worker.schedulePeriodically(() -> seen.add("interval"), 1, 1, TimeUnit.MILLISECONDS);
        peer.loop.schedule(() -> seen.add("other"));
        worker.dispose();
        release.countDown();
        pass(5);

        assertThat(seen).containsExactly("other");
        assertThat(worker.isDisposed()).isTrue();
        assertThat(peer.loop.isDisposed()).isFalse();
        assertThat(peer.loop.pending()).doesNotContain("1 timer", "2 timers");
    }

    @Test
    void aDisposedWorkerRejects() {
        Scheduler.Worker worker = peer.loop.createWorker();
        worker.dispose();

        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> worker.schedule(() -> {}));
        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> worker.schedule(() -> {}, 1, TimeUnit.MILLISECONDS));
        peer.untilQuiet();
    }

    @Test
    void aWorkersTimerFiresOnceAndCanBeCancelledAlone() {
        Scheduler.Worker worker = peer.loop.createWorker();
        Disposable fires = worker.schedule(() -> seen.add("fires"), 1, TimeUnit.MILLISECONDS);
        Disposable cancelled = worker.schedule(() -> seen.add("cancelled"), 1, TimeUnit.MILLISECONDS);
        cancelled.dispose();
        pass(1);

        assertThat(seen).containsExactly("fires");
        assertThat(fires.isDisposed()).isTrue();
        worker.dispose();
    }
}
