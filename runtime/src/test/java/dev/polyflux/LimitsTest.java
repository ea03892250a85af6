package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.core.CopyTooLargeException;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.InterruptedWaitException;
import dev.polyflux.core.LimitException;
import dev.polyflux.core.LimitException.Limit;
import dev.polyflux.core.Ref;
import dev.polyflux.core.WaitTimeoutException;
import dev.polyflux.lifecycle.LifecycleEvent.Restarted;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

/** What goes beyond a limit is stopped, says which one it was, and is all that is stopped. */
final class LimitsTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static final String PYTHON =
            """
            from pyscript import sync, window
            import asyncio

            def spin():
                while True: pass

            def allocate():
                while True: bytes(100000)

            async def never():
                await asyncio.Event().wait()

            def speak(times):
                for i in range(times): print("0123456789")

            async def soon():
                pass

            async def spin_after(elsewhere):
                await elsewhere()
                spin()

            def relay(elsewhere):
                try:
                    elsewhere()
                except Exception as error:
                    return type(error).__name__

            def spin_on():
                yield 1
                spin()

            def allocate_on():
                yield 1
                allocate()

            def count():
                yield 1
                yield 2

            sync.soon, sync.spin_after, sync.relay = soon, spin_after, relay
            sync.spin_on, sync.allocate_on, sync.count = spin_on, allocate_on, count
            sync.spin, sync.allocate, sync.never, sync.speak = spin, allocate, never, speak
            sync.echo = lambda value: value
            sync.large = lambda size: "x" * size
            sync.make = lambda: object()
            sync.down = down = lambda times: window.bounce(times, down)
            """;

    private static final String JAVASCRIPT =
            """
            sync.spin = () => { for (;;); };
            sync.allocate = () => { for (;;) new Uint8Array(100000); };
            sync.spin_on = function* () { yield 1; sync.spin(); };
            sync.allocate_on = function* () { yield 1; sync.allocate(); };
            sync.count = function* () { yield 1; yield 2; };
            sync.soon = async () => {};
            sync.spin_after = async (elsewhere) => { await elsewhere(); sync.spin(); };
            sync.relay = (elsewhere) => { try { elsewhere(); } catch (error) { return error.name; } };
            sync.never = () => new Promise(() => {});
            sync.speak = (times) => { for (let i = 0; i < times; i++) console.log('0123456789'); };
            sync.echo = (value) => value;
            sync.large = (size) => 'x'.repeat(size);
            sync.make = () => Symbol;
            const down = (times) => window.bounce(times, down);
            sync.down = down;
            """;

    private static final Queue<String> PRINTED = new ConcurrentLinkedQueue<>();
    private static final Queue<Throwable> UNCAUGHT = new ConcurrentLinkedQueue<>();
    private static final Polyflux POLYFLUX = Polyflux.builder()
            .main("main.js", "globalThis.bounce = (times, down) => (times === 0 ? 'bottom' : down(times - 1));")
            .output(line -> PRINTED.add(line.text()))
            .uncaught((worker, failure) -> UNCAUGHT.add(failure))
            .calls((call, context) -> new Heard(call.worker() + "." + call.function()))
            .build();

    private static final Queue<String> HEARD = new ConcurrentLinkedQueue<>();

    /** Keeps how a call has ended. */
    private record Heard(String call) implements CallListener.Progress {

        @Override
        public void ended(@Nullable Throwable error) {
            HEARD.add(call + (error == null ? "" : ": " + error.getMessage()));
        }

        @Override
        public void cancelled() {
            HEARD.add(call + ": cancelled");
        }
    }

    @AfterAll
    static void close() {
        POLYFLUX.close();
    }

    private static Worker start(String language, String name, Limits limits) {
        WorkerSpec spec = WorkerSpec.of(name + "." + language, language.equals("py") ? PYTHON : JAVASCRIPT);
        return Objects.requireNonNull(
                POLYFLUX.start(spec.named(name + "-" + language).limits(limits))
                        .started()
                        .block(LIMIT));
    }

    private static void isLimited(Mono<?> call, Limit limit) {
        StepVerifier.create(call)
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOfSatisfying(LimitException.class, beyond -> assertThat(beyond.limit())
                                .isEqualTo(limit)))
                .verify(LIMIT);
    }

    @ParameterizedTest
    @CsvSource({"py, spin, CPU_TIME", "js, spin, CPU_TIME", "py, allocate, ALLOCATION", "js, allocate, ALLOCATION"})
    void aCallThatTakesTooMuchIsStoppedAndTheOthersAreAnswered(String language, String function, Limit limit) {
        Limits limits = limit == Limit.CPU_TIME
                ? Limits.NONE.cpuTime(Duration.ofMillis(500))
                : Limits.NONE.allocation(500_000_000);
        Worker worker = start(language, function, limits);
        var stopped = worker.call(function, Void.class).toFuture();
        var behind = worker.call("echo", Integer.class, 1).toFuture();
        isLimited(Mono.fromFuture(stopped), limit);
        assertThat(behind.join()).isOne();
        assertThat(worker.call("echo", Integer.class, 2).block(LIMIT)).isEqualTo(2);
    }

    /** The elements before it have come. */
    @ParameterizedTest
    @CsvSource({
        "py, spin_on, CPU_TIME",
        "js, spin_on, CPU_TIME",
        "py, allocate_on, ALLOCATION",
        "js, allocate_on, ALLOCATION"
    })
    void aStreamThatTakesTooMuchIsStoppedAndTheWorkerStays(String language, String function, Limit limit) {
        Limits limits = limit == Limit.CPU_TIME
                ? Limits.NONE.cpuTime(Duration.ofMillis(500))
                : Limits.NONE.allocation(500_000_000);
        Worker worker = start(language, function, limits);
        List<Integer> elements = new ArrayList<>();
        isLimited(worker.stream(function, Integer.class).doOnNext(elements::add).then(), limit);
        assertThat(elements).containsExactly(1);
        assertThat(worker.call("echo", Integer.class, 1).block(LIMIT)).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void aStreamEndsWithWhatItsWorkerWasEndedFor(String language) {
        Worker worker = start(
                language, "ends", Limits.NONE.cpuTime(Duration.ofMillis(500)).ending());
        isLimited(worker.stream("spin_on", Integer.class).then(), Limit.CPU_TIME);
    }

    @ParameterizedTest
    @CsvSource({
        "CALL, spin, has computed for longer than PT0.5S",
        "STREAM, spin_on, has computed for longer than PT0.5S",
        "EVAL, eval, has computed for longer than PT0.5S",
        "CALL, never, has taken longer than PT2S"
    })
    void whoListensHearsWhatTheCallerIsTold(CallListener.Kind kind, String function, String told) {
        Limits limits = function.equals("never")
                ? Limits.NONE.callTime(Duration.ofSeconds(2))
                : Limits.NONE.cpuTime(Duration.ofMillis(500));
        Worker worker = start("js", "heard-" + kind + "-" + function, limits);
        HEARD.clear();
        Mono<Void> call =
                switch (kind) {
                    case CALL -> worker.call(function, Void.class);
                    case STREAM -> worker.stream(function, Integer.class).then();
                    case EVAL -> worker.eval("sync.spin()", Void.class);
                };
        StepVerifier.create(call).expectError().verify(LIMIT);
        assertThat(HEARD).containsExactly("%s.%s: a call of '%1$s' %s".formatted(worker.name(), function, told));
    }

    /** The thread that waits is told, and the worker that was asked goes on. */
    @ParameterizedTest
    @CsvSource({"py, js", "js, py"})
    void aCallThatAnotherWorkerWaitsForIsStoppedAndTheWorkerStays(String language, String other) {
        Worker asked = start(language, "asked", Limits.NONE.cpuTime(Duration.ofMillis(500)));
        Worker asking = start(other, "asking", Limits.NONE);
        Ref spin = Objects.requireNonNull(
                asked.eval(exposed(language, "spin"), Ref.class).block(LIMIT));
        assertThat(asking.call("relay", String.class, spin).block(LIMIT)).isEqualTo("InterruptedWaitError");
        assertThat(asked.call("echo", Integer.class, 1).block(LIMIT)).isOne();
    }

    /** Nobody would hear what an interrupt there throws. */
    @ParameterizedTest
    @CsvSource({"py, js", "js, py"})
    void whatComputesForEverOnceAnotherWorkerHasAnsweredEndsWithItsWorker(String language, String other) {
        Worker worker = start(language, "after", Limits.NONE.cpuTime(Duration.ofMillis(500)));
        Ref soon = Objects.requireNonNull(start(other, "before", Limits.NONE)
                .eval(exposed(other, "soon"), Ref.class)
                .block(LIMIT));
        isLimited(worker.call("spin_after", Void.class, soon), Limit.CPU_TIME);
    }

    private static String exposed(String language, String function) {
        return language.equals("py") ? function : "sync." + function;
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void aCallThatTakesTooLongIsGivenUp(String language) {
        Worker worker = start(language, "never", Limits.NONE.callTime(Duration.ofMillis(200)));
        StepVerifier.create(worker.call("never", Void.class))
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(WaitTimeoutException.class)
                        .hasMessageContaining("taken longer than PT0.2S"))
                .verify(LIMIT);
    }

    /** Between its elements another call takes all the time that one may. */
    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void aStreamGoesOnForAsLongAsItsReaderWants(String language) {
        Worker worker = start(language, "count", Limits.NONE.callTime(Duration.ofMillis(200)));
        Mono<Void> tooLong = worker.call("never", Void.class).onErrorComplete(WaitTimeoutException.class);
        StepVerifier.create(worker.stream("count", Integer.class), 1)
                .expectNext(1)
                .then(() -> tooLong.block(LIMIT))
                .thenRequest(2)
                .expectNext(2)
                .expectComplete()
                .verify(LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void whatIsPrintedBeyondTheLimitIsDroppedAndThatIsToldOnce(String language) {
        PRINTED.clear();
        UNCAUGHT.clear();
        Worker worker = start(language, "speak", Limits.NONE.output(115));
        worker.call("speak", Void.class, 1000).block(LIMIT);
        assertThat(worker.call("echo", Integer.class, 1).block(LIMIT)).isOne();
        assertThat(PRINTED.stream().filter(line -> !line.isEmpty()).collect(Collectors.joining()))
                .isEqualTo("0123456789".repeat(10) + "01234");
        assertThat(UNCAUGHT).singleElement().isInstanceOfSatisfying(LimitException.class, told -> assertThat(
                        told.limit())
                .isEqualTo(Limit.OUTPUT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void whatIsTooLargeDoesNotCross(String language) {
        Worker worker = start(language, "large", Limits.NONE.messageSize(1000));
        assertThat(worker.call("large", String.class, 1000).block(LIMIT)).hasSize(1000);
        StepVerifier.create(worker.call("large", String.class, 1001))
                .expectError(CopyTooLargeException.class)
                .verify(LIMIT);
    }

    /** Each turn is two calls, main's of the worker and the worker's of main: the worker's are the first, the third, the fifth. */
    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void aCallThatIsNestedTooDeeplyIsRefusedAndTheNextIsAnswered(String language) {
        Worker worker = start(language, "down", Limits.NONE.nesting(5));
        assertThat(worker.call("down", String.class, 2).block(LIMIT)).isEqualTo("bottom");
        StepVerifier.create(worker.call("down", String.class, 3))
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOfSatisfying(
                                GuestException.class,
                                thrown -> assertThat(thrown.error().type()).isEqualTo("WaitNotAllowedError"))
                        .hasMessageContaining("nested 5 deep"))
                .verify(LIMIT);
        assertThat(worker.call("down", String.class, 2).block(LIMIT)).isEqualTo("bottom");
    }

    @Test
    void aWorkerThatLendsTooManyObjectsEnds() {
        Worker worker = start("py", "make", Limits.NONE.references(50));
        List<Ref> held = new ArrayList<>();
        Mono<Void> lending =
                worker.call("make", Ref.class).doOnNext(held::add).repeat().then();
        isLimited(lending, Limit.REFERENCES);
        assertThat(held).hasSizeGreaterThan(49);
    }

    /** For a minute, in which nobody gets at the worker: what was asked a hundred times would fill its inbox. */
    @Test
    void whatIsHeldIsCountedOnceAtATime() {
        VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        Callable<Void> waits = () -> {
            begun.countDown();
            gate.await();
            return null;
        };
        try {
            Worker worker = Objects.requireNonNull(
                    POLYFLUX.start(WorkerSpec.of("counted.js", "sync.held = (wait) => { wait(); return 1; }")
                                    .inbox(4)
                                    .limits(Limits.NONE.references(50)))
                            .started()
                            .block(LIMIT));
            var held = worker.call("held", Integer.class, waits).toFuture();
            begun.await();
            time.advanceTimeBy(Duration.ofMinutes(1));
            var behind = worker.call("held", Integer.class, waits).toFuture();
            assertThat(behind).isNotDone();
            gate.countDown();
            assertThat(held.join()).isOne();
            assertThat(behind.join()).isOne();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            gate.countDown();
            VirtualTimeScheduler.reset();
        }
    }

    /** The first call computes in Java, while it is being cancelled in vain: it is over before the limit gets at it. */
    @Test
    void aLimitThatCouldStopNothingIsNotTheReasonOfAnotherCallsEnd() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        Runnable computes = () -> {
            begun.countDown();
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long start = threads.getCurrentThreadCpuTime();
            while (threads.getCurrentThreadCpuTime() - start < 1_000_000_000L) {
                Thread.onSpinWait();
            }
            over.countDown();
        };
        CountDownLatch waiting = new CountDownLatch(1);
        Callable<Void> waits = () -> {
            waiting.countDown();
            new CountDownLatch(1).await();
            return null;
        };
        try (Polyflux polyflux = Polyflux.builder()
                .cancelLadder(new CancelLadder(Duration.ofMillis(1), Duration.ofMinutes(2), true))
                .uncaught((name, failure) -> {})
                .build()) {
            Worker worker =
                    Objects.requireNonNull(polyflux.start(WorkerSpec.of("once.js", "sync.run = (what) => what()")
                                    .limits(Limits.NONE.cpuTime(Duration.ofMillis(500))))
                            .started()
                            .block(LIMIT));
            var call = worker.call("run", Void.class, computes).subscribe();
            begun.await();
            call.dispose();
            over.await();
            var other = worker.call("run", Void.class, waits).toFuture();
            waiting.await();
            assertThat(Stations.realm(worker).interrupt()).isTrue();
            assertThatThrownBy(other::join).hasCauseInstanceOf(InterruptedWaitException.class);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "later.js | setTimeout(() => { for (;;); }, 0)",
                "later.py | import asyncio; asyncio.get_running_loop().call_soon(lambda: [None for i in iter(int, 1)])"
            })
    void whatNobodyWaitsForAndComputesForEverEndsTheWorker(String script) {
        String[] parts = script.split(" \\| ");
        String exposes =
                parts[0].endsWith("py") ? "from pyscript import sync\nsync.echo = int\n" : "sync.echo = Number\n";
        Worker worker = POLYFLUX.start(WorkerSpec.of(parts[0], exposes + parts[1])
                .named(parts[0].replace('.', '-'))
                .limits(Limits.NONE.cpuTime(Duration.ofMillis(300))));
        worker.gone().block(LIMIT);
        isLimited(worker.call("echo", Integer.class, 1), Limit.CPU_TIME);
    }

    @Test
    void aWorkerThatEndsWithACallBeyondItsLimitIsStartedAgainWhereItIsSupervised() {
        var restarted = POLYFLUX.events().ofType(Restarted.class).next().toFuture();
        Worker worker = Objects.requireNonNull(POLYFLUX.start(WorkerSpec.of("ending.js", JAVASCRIPT)
                        .limits(Limits.NONE.cpuTime(Duration.ofMillis(300)).ending())
                        .supervised(Supervision.backoff(3, Duration.ofMillis(1))))
                .started()
                .block(LIMIT));
        isLimited(worker.call("spin", Void.class), Limit.CPU_TIME);
        assertThat(restarted.join().worker()).isEqualTo("ending");
        assertThat(worker.started().block(LIMIT)).isSameAs(worker);
        assertThat(worker.call("echo", Integer.class, 1).block(LIMIT)).isOne();
        assertThat(worker.circuit()).isEqualTo(Circuit.CLOSED);
    }
}
