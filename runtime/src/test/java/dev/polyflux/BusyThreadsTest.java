package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.LimitException;
import dev.polyflux.lifecycle.LifecycleEvent.CallInterrupted;
import dev.polyflux.lifecycle.LifecycleEvent.Restarted;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** A guest that keeps all threads busy which may block stops nobody from stopping what has gone wrong. */
final class BusyThreadsTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final CountDownLatch HELD = new CountDownLatch(Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE);
    private static final CountDownLatch RELEASED = new CountDownLatch(1);
    private static final Polyflux POLYFLUX = Polyflux.builder()
            .service("slow", new Slow())
            .uncaught((worker, failure) -> {})
            .build();

    /** What a service does that waits for something. */
    public static final class Slow {

        /** Waits for the end of the tests. */
        @Exposed(blocking = true)
        public void hold() throws InterruptedException {
            HELD.countDown();
            RELEASED.await();
        }
    }

    @BeforeAll
    static void keepAllThreadsBusy() throws InterruptedException {
        started(WorkerSpec.of(
                "greedy.js",
                "import slow from 'service:slow';\nfor (let i = 0; i < %d; i++) slow.hold();"
                        .formatted(Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE + 10)));
        HELD.await();
    }

    @AfterAll
    static void close() {
        RELEASED.countDown();
        POLYFLUX.close();
    }

    private static Worker started(WorkerSpec spec) {
        return Objects.requireNonNull(POLYFLUX.start(spec).started().block(LIMIT));
    }

    private static WorkerSpec spinning(String name) {
        return WorkerSpec.of(name, "sync.echo = (value) => value; sync.spin = (tell) => { tell('begun'); for (;;); }");
    }

    @Test
    void aCallThatComputesTooLongIsStopped() {
        Worker worker = started(spinning("limited.js").limits(Limits.NONE.cpuTime(Duration.ofMillis(300))));
        StepVerifier.create(worker.call("spin", Void.class, (Runnable) () -> {}))
                .expectError(LimitException.class)
                .verify(LIMIT);
        assertThat(worker.call("echo", Integer.class, 1).block(LIMIT)).isOne();
    }

    @Test
    void aCallThatIsCancelledIsInterrupted() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        var interrupted = POLYFLUX.events().ofType(CallInterrupted.class).next().toFuture();
        Worker worker = started(spinning("cancelled.js"));
        Runnable tell = begun::countDown;
        var call = worker.call("spin", Void.class, tell).subscribe();
        begun.await();
        call.dispose();
        assertThat(interrupted.join().worker()).isEqualTo("cancelled");
        assertThat(worker.call("echo", Integer.class, 1).block(LIMIT)).isOne();
    }

    @Test
    void aWorkerThatHasFailedIsStartedAgain() {
        var restarted = POLYFLUX.events().ofType(Restarted.class).next().toFuture();
        AtomicBoolean failed = new AtomicBoolean();
        POLYFLUX.hooks()
                .onReady(
                        "fails once",
                        hook -> hook.worker().equals("failing") && failed.compareAndSet(false, true)
                                ? Mono.error(new IllegalStateException("not yet"))
                                : Mono.empty());
        Worker worker = POLYFLUX.start(spinning("failing.js").supervised(Supervision.backoff(3, Duration.ofMillis(1))));
        assertThat(restarted.join().worker()).isEqualTo("failing");
        assertThat(worker.call("echo", Integer.class, 1).block(LIMIT)).isOne();
    }
}
