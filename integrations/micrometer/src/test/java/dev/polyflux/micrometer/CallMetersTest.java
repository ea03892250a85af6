package dev.polyflux.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.polyflux.Polyflux;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.core.ClosedException;
import dev.polyflux.core.GuestException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Calls are counted by how they end, and what they wait and run is timed. */
final class CallMetersTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final CallMeters METERS = CallMeters.create();
    private static final Polyflux POLYFLUX = Polyflux.builder().calls(METERS).build();
    private static final Worker WORKER = POLYFLUX.start(
            WorkerSpec.of(
                    "orders.js",
                    """
            sync.one = () => 1;
            sync.fails = (name) => { const error = new Error('no'); error.name = name; throw error; };
            sync.broken = () => undefined.x;
            sync.forever = (started) => { started(); return new Promise(() => {}); };
            sync.holds = (started, let_go) => { started(); let_go(); };
            sync.numbers = function* () { yield 1; yield 2; };
            """));

    private SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @AfterAll
    static void close() {
        POLYFLUX.close();
    }

    @BeforeEach
    void bind() {
        WORKER.started().block(LIMIT);
        registry = new SimpleMeterRegistry();
        METERS.bindTo(registry);
    }

    private long count(String function, String outcome, String error) {
        return registry.get("polyflux.calls")
                .tags("worker", "orders", "function", function, "outcome", outcome, "error", error)
                .timer()
                .count();
    }

    private double gauge(String name) {
        return registry.get(name).tag("worker", "orders").gauge().value();
    }

    @Test
    void aCallThatSucceedsIsTimedFromItsWaitToItsEnd() {
        WORKER.call("one", Integer.class).block(LIMIT);
        assertThat(count("one", "success", "none")).isEqualTo(1);
        assertThat(registry.get("polyflux.calls.wait")
                        .tag("worker", "orders")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("polyflux.calls.run")
                        .tags("worker", "orders", "function", "one")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(gauge("polyflux.calls.queued")).isZero();
        assertThat(gauge("polyflux.calls.running")).isZero();
    }

    @Test
    void aStreamIsOneCallOfItsKind() {
        WORKER.stream("numbers", Integer.class).collectList().block(LIMIT);
        assertThat(registry.get("polyflux.calls")
                        .tags("function", "numbers", "kind", "stream")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void errorsAreCountedByTheirTypeInTheGuestsLanguage() {
        assertThatExceptionOfType(GuestException.class)
                .isThrownBy(() -> WORKER.call("broken", Void.class).block(LIMIT));
        assertThat(count("broken", "error", "TypeError")).isEqualTo(1);
    }

    @Test
    void aGuestThatInventsErrorsWithoutEndDoesNotMakeMetersWithoutEnd() {
        for (int i = 0; i < 100; i++) {
            StepVerifier.create(WORKER.call("fails", Void.class, "Invented" + i))
                    .expectError(GuestException.class)
                    .verify(LIMIT);
        }
        assertThat(registry.get("polyflux.calls").tag("function", "fails").timers())
                .hasSizeLessThanOrEqualTo(65);
        assertThat(count("fails", "error", Bounded.OTHER)).isPositive();
    }

    @Test
    void aCancelledCallIsNoError() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Runnable tell = started::countDown;
        Disposable call = WORKER.call("forever", Void.class, tell).subscribe();
        started.await();
        assertThat(gauge("polyflux.calls.running")).isEqualTo(1);
        call.dispose();
        assertThat(count("forever", "cancelled", "none")).isEqualTo(1);
        assertThat(gauge("polyflux.calls.running")).isZero();
    }

    @Test
    void whatWaitsForABusyWorkerIsItsQueue() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        Runnable tell = started::countDown;
        Runnable hold = () -> {
            try {
                letGo.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        Mono<Void> held = WORKER.call("holds", Void.class, tell, hold).cache();
        Mono<Integer> first = WORKER.call("one", Integer.class).cache();
        Mono<Integer> second = WORKER.call("one", Integer.class).cache();
        held.subscribe();
        started.await();
        first.subscribe();
        second.subscribe();
        assertThat(gauge("polyflux.calls.queued")).isEqualTo(2);
        assertThat(gauge("polyflux.calls.running")).isEqualTo(1);
        letGo.countDown();
        Mono.when(held, first, second).block(LIMIT);
        assertThat(gauge("polyflux.calls.queued")).isZero();
        assertThat(gauge("polyflux.calls.running")).isZero();
    }

    @Test
    void aClosedWorkerIsAnOutcomeOfItsOwn() {
        Worker gone = POLYFLUX.start(WorkerSpec.of("gone.js", "sync.one = () => 1"));
        gone.started().block(LIMIT);
        gone.terminate().block(LIMIT);
        assertThatExceptionOfType(ClosedException.class)
                .isThrownBy(() -> gone.call("one", Integer.class).block(LIMIT));
        assertThat(registry.get("polyflux.calls")
                        .tags("worker", "gone", "outcome", "closed")
                        .timer()
                        .count())
                .isEqualTo(1);
    }
}
