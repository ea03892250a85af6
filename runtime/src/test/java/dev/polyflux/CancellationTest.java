package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.Marker;
import dev.polyflux.core.Ref;
import dev.polyflux.lifecycle.LifecycleEvent.CallCancelled;
import dev.polyflux.lifecycle.LifecycleEvent.CallInterrupted;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;
import reactor.util.context.Context;

/** What cancelling stops: the subscription is disposed of, and the guest code behind it ends. */
class CancellationTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static final String PYTHON =
            """
            from pyscript import sync

            async def wait(tell, later):
                tell("begun")
                try:
                    await later
                except BaseException as error:
                    tell(type(error).__name__)
                    raise
                finally:
                    tell("finally")

            async def stubborn(tell, later):
                tell("begun")
                try:
                    await later
                except BaseException:
                    tell("refused")
                return "went on"

            async def count(tell):
                number = 0
                try:
                    while True:
                        tell(number)
                        yield number
                        number += 1
                finally:
                    tell("finally")

            def walk(tell):
                number = 0
                try:
                    while True:
                        tell(number)
                        yield number
                        number += 1
                finally:
                    tell("finally")

            async def stuck_generator(tell, later):
                try:
                    yield 1
                    tell("suspends")
                    await later
                finally:
                    tell("finally")

            def spin(tell):
                tell("begun")
                while True:
                    pass

            async def spin_later(tell):
                import polyflux
                await polyflux.sleep(0)
                tell("begun")
                while True:
                    pass

            async def spin_after(tell, elsewhere):
                await elsewhere(1)
                tell("begun")
                while True:
                    pass

            async def soon(value):
                return value

            async def relay(tell, worker_function, later):
                tell("begun")
                await worker_function(tell, later)

            def echo(value):
                return value

            for function in (wait, stubborn, count, walk, stuck_generator, spin, spin_later, spin_after, soon, relay, echo):
                setattr(sync, function.__name__, function)
            """;

    private static final String TASKS =
            """
            import asyncio
            from pyscript import sync

            spinning = None

            async def spin(tell, later):
                global spinning
                spinning = asyncio.current_task()
                await later
                tell("begun")
                while True:
                    pass

            async def await_it(tell):
                tell("waits")
                try:
                    await spinning
                except asyncio.CancelledError:
                    return asyncio.current_task() is not None

            async def nap(value):
                await asyncio.sleep(0)
                return value

            def echo(value):
                return value

            async def stuck_generator(tell, later):
                try:
                    yield 1
                    tell("suspends")
                    await asyncio.sleep(3600)
                finally:
                    tell("finally")

            for function in (spin, await_it, nap, echo, stuck_generator):
                setattr(sync, function.__name__, function)
            """;

    private static final String JAVASCRIPT =
            """
            Object.assign(sync, {
              wait(tell, later, { signal }) {
                signal.addEventListener('abort', () => tell(`aborted: ${signal.aborted}, ${signal.reason.name}`));
                tell('begun');
                return later;
              },
              async *count(tell) {
                let number = 0;
                try {
                  for (;;) {
                    tell(number);
                    yield number++;
                  }
                } finally {
                  tell('finally');
                }
              },
              *walk(tell) {
                let number = 0;
                try {
                  for (;;) {
                    tell(number);
                    yield number++;
                  }
                } finally {
                  tell('finally');
                }
              },
              spin(tell) {
                tell('begun');
                for (;;);
              },
              async spin_below(tell, signal) {
                await (async () => {
                  tell('begun');
                  for (;;);
                })();
              },
              async spin_later(tell) {
                await null;
                tell('begun');
                for (;;);
              },
              async spin_after(tell, elsewhere) {
                await elsewhere(1);
                tell('begun');
                for (;;);
              },
              soon: async (value) => value,
              async abort(later) {
                const controller = new AbortController();
                const waiting = polyflux.abortable(later, controller.signal);
                controller.abort();
                return waiting.catch((error) => error.name);
              },
              echo: (value) => value,
            });
            """;

    private static Polyflux polyflux;
    private static final Queue<Object> events = new LinkedBlockingQueue<>();
    private static final Queue<Object> uncaught = new LinkedBlockingQueue<>();
    private final BlockingQueue<Object> told = new LinkedBlockingQueue<>();
    private final Consumer<Object> tell = told::add;

    @BeforeAll
    static void start() {
        polyflux = Polyflux.builder()
                .cancelLadder(new CancelLadder(Duration.ofMillis(20), Duration.ofSeconds(20), true))
                .uncaught((worker, error) -> uncaught.add(error))
                .build();
        polyflux.events().subscribe(events::add);
        polyflux.start(WorkerSpec.of("py.py", PYTHON));
        polyflux.start(WorkerSpec.of("js.js", JAVASCRIPT));
        polyflux.start(WorkerSpec.of("tasks.py", TASKS));
    }

    @AfterAll
    static void close() {
        polyflux.close();
    }

    @BeforeEach
    void forget() {
        events.clear();
    }

    /** Events are told on a thread of their own, which a busy machine may keep waiting. */
    private static void untilTold(Class<?> event) {
        while (events.stream().noneMatch(event::isInstance)) {
            Thread.onSpinWait();
        }
    }

    private static Worker worker(String name) {
        return Objects.requireNonNull(polyflux.worker(name));
    }

    private void answersTheNextCall(String worker) {
        StepVerifier.create(worker(worker).call("echo", Integer.class, 1))
                .expectNext(1)
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void disposingACallRaisesCancelledErrorInItsCoroutineAndCancelsWhatThatAwaits() throws InterruptedException {
        TestPublisher<Integer> never = TestPublisher.create();
        Disposable call =
                worker("py").call("wait", Object.class, tell, never.mono()).subscribe();

        assertThat(told.take()).isEqualTo("begun");
        answersTheNextCall("py");
        call.dispose();

        assertThat(told.take()).isEqualTo("CancelledError");
        assertThat(told.take()).isEqualTo("finally");
        answersTheNextCall("py");
        never.assertCancelled();
        untilTold(CallCancelled.class);
        assertThat(events).noneMatch(CallInterrupted.class::isInstance);
    }

    @Test
    void aCoroutineThatRefusesToBeCancelledGoesOnAndDisturbsNobody() throws InterruptedException {
        TestPublisher<Integer> never = TestPublisher.create();
        Disposable call =
                worker("py").call("stubborn", Object.class, tell, never.mono()).subscribe();

        assertThat(told.take()).isEqualTo("begun");
        answersTheNextCall("py");
        call.dispose();

        assertThat(told.take()).isEqualTo("refused");
        answersTheNextCall("py");
    }

    @Test
    void cancellingReachesThroughACoroutineThatAwaitsAnotherRealms() throws InterruptedException {
        TestPublisher<Integer> never = TestPublisher.create();
        polyflux.start(WorkerSpec.of("other.py", PYTHON));
        Worker other = worker("other");
        answersTheNextCall("other");
        StepVerifier.create(other.eval("wait", Ref.class).flatMap(function -> {
                    Disposable call = worker("py")
                            .call("relay", Object.class, tell, function, never.mono())
                            .subscribe();
                    return Mono.fromCallable(() -> {
                                assertThat(told.take()).isEqualTo("begun");
                                assertThat(told.take()).isEqualTo("begun");
                                answersTheNextCall("other");
                                call.dispose();
                                return List.of(told.take(), told.take());
                            })
                            .subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic());
                }))
                .expectNext(List.of("CancelledError", "finally"))
                .expectComplete()
                .verify(LIMIT);
        answersTheNextCall("py");
        other.terminate().block(LIMIT);
    }

    @Test
    void aJavaScriptFunctionThatTakesASignalIsToldByIt() throws InterruptedException {
        TestPublisher<Integer> never = TestPublisher.create();
        Disposable call = worker("js")
                .call("wait", Object.class, Arguments.of(tell, never.mono()).with("signal", Marker.SIGNAL))
                .subscribe();

        assertThat(told.take()).isEqualTo("begun");
        call.dispose();

        assertThat(told.take()).isEqualTo("aborted: true, AbortError");
        answersTheNextCall("js");
    }

    @Test
    void aTimeoutIsACancellation() throws InterruptedException {
        TestPublisher<Integer> never = TestPublisher.create();
        Sinks.Empty<Void> late = Sinks.empty();

        StepVerifier.create(worker("py")
                        .call("wait", Object.class, tell, never.mono())
                        .timeout(late.asMono()))
                .then(() -> {
                    while (!never.wasRequested()) {
                        Thread.onSpinWait();
                    }
                    late.tryEmitEmpty();
                })
                .expectError(TimeoutException.class)
                .verify(LIMIT);

        assertThat(List.of(told.take(), told.take(), told.take()))
                .containsExactly("begun", "CancelledError", "finally");
    }

    @ParameterizedTest
    @CsvSource({"py, count", "js, count", "py, walk", "js, walk"})
    void anInfiniteGeneratorTakesAsManyStepsAsWereDemandedAndIsClosed(String worker, String generator)
            throws InterruptedException {
        StepVerifier.create(
                        worker(worker).stream(generator, Integer.class, tell).take(5))
                .expectNext(0, 1, 2, 3, 4)
                .expectComplete()
                .verify(LIMIT);

        for (int step = 0; step < 5; step++) {
            assertThat(told.take()).isEqualTo(step);
        }
        assertThat(told.take()).isEqualTo("finally");
        answersTheNextCall(worker);
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "tasks"})
    void cancellingAStreamWhoseGeneratorIsSuspendedRunsItsFinally(String worker) throws InterruptedException {
        Consumer<Throwable> dropped = told::add;
        Disposable.Composite streams = Disposables.composite();
        for (int stream = 0; stream < 5; stream++) {
            streams.add(worker(worker).stream("stuck_generator", Integer.class, tell, Mono.never())
                    .contextWrite(Context.of("reactor.onErrorDropped.local", dropped))
                    .subscribe());
            assertThat(told.take()).isEqualTo("suspends");
        }

        streams.dispose(); // for all but the first the loop meets the recall of the element and the close at once

        for (int stream = 0; stream < 5; stream++) {
            assertThat(told.take()).isEqualTo("finally");
        }
        answersTheNextCall(worker);
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"py, spin", "js, spin", "py, spin_later", "js, spin_later"})
    void codeThatDoesNotYieldIsInterruptedAndTheRealmAnswersInOrder(String worker, String function)
            throws InterruptedException {
        Disposable call = worker(worker).call(function, Object.class, tell).subscribe();
        assertThat(told.take()).isEqualTo("begun");
        Mono<List<Integer>> behind = Flux.range(0, 20)
                .flatMap(number -> worker(worker).call("echo", Integer.class, number), 20)
                .collectList();
        Queue<Integer> answers = new LinkedBlockingQueue<>();
        behind.flatMapIterable(list -> list).subscribe(answers::add);

        call.dispose();

        answersTheNextCall(worker);
        StepVerifier.create(behind).expectNextCount(1).expectComplete().verify(LIMIT);
        assertThat(answers)
                .containsExactlyElementsOf(IntStream.range(0, 20).boxed().toList());
        untilTold(CallInterrupted.class);
    }

    @Test
    void aTaskOfAsyncioThatIsInterruptedIsOverForWhoAwaitsItAndOthersGoOn() throws InterruptedException {
        TestPublisher<Object> later = TestPublisher.create();
        Disposable spinning =
                worker("tasks").call("spin", Object.class, tell, later.mono()).subscribe();
        while (!later.wasSubscribed()) {
            Thread.onSpinWait();
        }
        CompletableFuture<@Nullable Boolean> waiting =
                worker("tasks").call("await_it", Boolean.class, tell).toFuture();
        assertThat(told.take()).isEqualTo("waits");
        later.complete();
        assertThat(told.take()).isEqualTo("begun");

        spinning.dispose();

        StepVerifier.create(worker("tasks").call("nap", Integer.class, 1))
                .expectNext(1)
                .expectComplete()
                .verify(LIMIT);
        assertThat(waiting.join()).isTrue();
    }

    /** The engine rejects what was interrupted, and calls that unhandled when the signal has been aborted. */
    @Test
    void anInterruptIsNoErrorThatNobodyCaught() throws InterruptedException {
        uncaught.clear();
        Disposable call = worker("js")
                .call("spin_below", Object.class, tell, Marker.SIGNAL)
                .subscribe();
        assertThat(told.take()).isEqualTo("begun");

        call.dispose();

        untilTold(CallInterrupted.class);
        answersTheNextCall("js");
        assertThat(uncaught).isEmpty();
    }

    /** What brings the reply of one call back is no call of somebody else's: what goes on below it is the cancelled one's. */
    @ParameterizedTest
    @CsvSource({"py, js, sync.soon", "js, py, soon"})
    void codeThatDoesNotYieldOnceAnotherRealmHasAnsweredIsInterrupted(String worker, String other, String function)
            throws InterruptedException {
        Ref elsewhere =
                Objects.requireNonNull(worker(other).eval(function, Ref.class).block(LIMIT));
        Disposable call =
                worker(worker).call("spin_after", Object.class, tell, elsewhere).subscribe();
        assertThat(told.take()).isEqualTo("begun");

        call.dispose();

        answersTheNextCall(worker);
        untilTold(CallInterrupted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void aTimeoutStopsCodeThatDoesNotYield(String worker) {
        StepVerifier.create(worker(worker).call("spin", Object.class, tell).timeout(Duration.ofMillis(100)))
                .expectError(TimeoutException.class)
                .verify(LIMIT);
        answersTheNextCall(worker);
    }

    @ParameterizedTest
    @CsvSource({"py, while True: pass", "js, for (;;);"})
    void evaluatedCodeIsStoppedLikeACall(String worker, String code) {
        StepVerifier.create(worker(worker).eval(code).timeout(Duration.ofMillis(100)))
                .expectError(TimeoutException.class)
                .verify(LIMIT);
        answersTheNextCall(worker);
    }

    @Test
    void abortingWhatJavaScriptAwaitsCancelsThePublisher() {
        TestPublisher<Integer> never = TestPublisher.create();

        StepVerifier.create(worker("js").call("abort", String.class, never.mono()))
                .expectNext("AbortError")
                .expectComplete()
                .verify(LIMIT);
        never.assertCancelled();
    }
}
