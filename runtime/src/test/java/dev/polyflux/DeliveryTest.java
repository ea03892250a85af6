package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.GuestException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** Results that are delivered on a scheduler of the user's. */
final class DeliveryTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Scheduler WEB = Schedulers.newBoundedElastic(4, 100_000, "web");

    private static Polyflux polyflux;
    private static Worker worker;

    @BeforeAll
    static void start() {
        polyflux = Polyflux.builder().publishOn(WEB).build();
        worker = polyflux.start(
                WorkerSpec.of(
                        "numbers.py",
                        """
                        from pyscript import sync
                        made = []

                        def generated():
                            for number in range(1000):
                                made.append(number)
                                yield number

                        def fail():
                            raise KeyError("no")

                        sync.generated, sync.fail = generated, fail
                        sync.echo = lambda value: value
                        sync.made = lambda: len(made)
                        """));
    }

    @AfterAll
    static void close() {
        polyflux.close();
        WEB.dispose();
    }

    private static String here() {
        return Thread.currentThread().getName();
    }

    @Test
    void valuesElementsErrorsAndBoundInterfacesComeOnTheUsersThreads() {
        assertThat(worker.call("echo", Integer.class, 1).map(value -> here()).block(LIMIT))
                .startsWith("web-");
        assertThat(worker.stream("generated", Integer.class)
                        .take(3)
                        .map(value -> here())
                        .collectList()
                        .block(LIMIT))
                .hasSize(3)
                .allMatch(thread -> thread.startsWith("web-"));
        assertThat(worker.call("fail", Integer.class)
                        .thenReturn("")
                        .onErrorResume(GuestException.class, error -> Mono.just(here()))
                        .block(LIMIT))
                .startsWith("web-");
        assertThat(worker.bind(Runnable0.class).map(bound -> here()).block(LIMIT))
                .startsWith("web-");
        assertThat(worker.eval("1").map(value -> here()).block(LIMIT)).startsWith("web-");
        assertThat(worker.started().map(value -> here()).block(LIMIT)).startsWith("web-");
    }

    interface Runnable0 {
        Mono<Integer> echo(int value);
    }

    @Test
    void codeBehindACallMayBlockThere() {
        assertThat(worker.call("echo", Integer.class, 1)
                        .map(value -> Objects.requireNonNull(
                                worker.call("echo", Integer.class, value + 1).block(LIMIT)))
                        .block(LIMIT))
                .isEqualTo(2);
    }

    @Test
    void aGeneratorIsNotRunAheadOfItsDemand() {
        StepVerifier.create(worker.stream("generated", Integer.class), 0)
                .thenRequest(1)
                .expectNext(0)
                .thenRequest(2)
                .expectNext(1, 2)
                .thenCancel()
                .verify(LIMIT);
        int before = Objects.requireNonNull(worker.call("made", Integer.class).block(LIMIT));
        StepVerifier.create(worker.stream("generated", Integer.class), 2)
                .expectNext(0, 1)
                .thenCancel()
                .verify(LIMIT);
        assertThat(worker.call("made", Integer.class).block(LIMIT)).isEqualTo(before + 2);
    }

    @Test
    void allElementsComeInOrderAndThenTheEnd() {
        List<Integer> all =
                worker.stream("generated", Integer.class).collectList().block(LIMIT);
        assertThat(all).isEqualTo(Flux.range(0, 1000).collectList().block());
    }

    @Test
    void aCallWhoseSchedulerIsGoneEndsWithAnError() throws InterruptedException {
        Scheduler gone = Schedulers.newSingle("gone");
        gone.dispose();
        try (Polyflux own = Polyflux.builder().publishOn(gone).build()) {
            Worker there = own.start(WorkerSpec.of("echo.js", "sync.echo = (value) => value"));
            CountDownLatch failed = new CountDownLatch(1);
            there.call("echo", Integer.class, 1).subscribe(value -> {}, error -> failed.countDown());
            assertThat(failed.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
    }
}
