package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.OverflowException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** More calls than a worker can take: each has one end, and the worker answers the next one. */
final class OverloadTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final int CALLS = 10_000;

    private final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @CsvSource({"one.py, 64", "one.js, 64", "one.js, 1024"})
    void ofTenThousandConcurrentCallsNoneIsLostAndEachThatIsRefusedSaysSo(String script, int inbox) {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch holding = new CountDownLatch(1);
        String code = script.endsWith("py")
                ? "from pyscript import sync\nsync.hold = lambda gate: gate()\nsync.echo = lambda value: value"
                : "sync.hold = (gate) => gate(); sync.echo = (value) => value;";
        try (Polyflux polyflux = Polyflux.builder()
                .inbox(inbox)
                .uncaught((worker, failure) -> uncaught.add(failure))
                .build()) {
            Worker worker = Objects.requireNonNull(
                    polyflux.start(WorkerSpec.of(script, code)).started().block(LIMIT));
            Runnable gate = () -> {
                holding.countDown();
                waitFor(held);
            };
            var busy = worker.call("hold", Void.class, gate).toFuture();
            waitFor(holding);

            List<Object> ends = Objects.requireNonNull(Flux.range(0, CALLS)
                    .flatMap(
                            i -> worker.call("echo", Object.class, i)
                                    .onErrorResume(Mono::just)
                                    .subscribeOn(Schedulers.parallel()),
                            CALLS)
                    .doOnNext(end -> {
                        if (end instanceof OverflowException) {
                            held.countDown(); // the inbox is full: now it may go on
                        }
                    })
                    .collectList()
                    .block(LIMIT));
            busy.join();

            List<OverflowException> refusals = ends.stream()
                    .filter(OverflowException.class::isInstance)
                    .map(OverflowException.class::cast)
                    .toList();
            assertThat(ends).hasSize(CALLS).allMatch(end -> end instanceof Integer || end instanceof OverflowException);
            assertThat(refusals).isNotEmpty().allMatch(error -> error.getStackTrace().length == 0);
            assertThat(refusals.getFirst()).hasMessageContaining("inbox of one is full: " + inbox + " messages");
            assertThat(worker.call("echo", Integer.class, 7).block(LIMIT)).isEqualTo(7);
            assertThat(uncaught).isEmpty();
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
