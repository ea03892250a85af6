package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.CopyTooLargeException;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.LimitException;
import dev.polyflux.core.LimitException.Limit;
import dev.polyflux.core.Ref;
import dev.polyflux.core.WaitTimeoutException;
import dev.polyflux.lifecycle.LifecycleEvent.Restarted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

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

            sync.soon, sync.spin_after, sync.relay = soon, spin_after, relay
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
            .build();

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
