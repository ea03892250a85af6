package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.Ref;
import dev.polyflux.lifecycle.LifecycleEvent;
import dev.polyflux.lifecycle.LifecycleEvent.Uncaught;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Promises, awaitables and asynchronous iterators of both languages, each in the hands of the other. */
final class BridgesTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final Queue<String> printed = new ConcurrentLinkedQueue<>();
    private final Polyflux polyflux = Polyflux.builder()
            .output(line -> printed.add(line.text()))
            .uncaught((worker, failure) -> {})
            .build();

    @AfterEach
    void close() {
        polyflux.close();
    }

    private void run(String file, String code) {
        assertThat(polyflux.start(WorkerSpec.of(file, code + "\n")).ended().block(LIMIT))
                .isInstanceOf(LifecycleEvent.Done.class);
    }

    @Test
    void awaitingAPromiseThatIsRejectedWithANumberRaises() {
        run(
                "a.py",
                """
                from js import Promise
                try:
                    await Promise.reject(5)
                except Exception as error:
                    print(type(error).__name__, str(error).splitlines()[0])
                """);
        assertThat(printed)
                .containsExactly("JsException A value of type number with tag [object Number] was thrown as an error!");
    }

    @Test
    void aFutureGivenToAJavaScriptFunctionThatReactsToItIsAwaited() {
        run(
                "a.py",
                """
                import asyncio
                from pyodide.code import run_js
                react = run_js("(x) => x.then((value) => value * 2)")
                future = asyncio.get_running_loop().create_future()
                later = react(future)
                future.set_result(21)
                print(await later)
                """);
        assertThat(printed).containsExactly("42");
    }

    @Test
    void gatherTakesPromisesAndPromiseAllTakesCoroutines() {
        run(
                "a.py",
                """
                import asyncio
                from js import Promise
                from pyodide.ffi import to_js
                from pyodide.code import run_js
                print(await asyncio.gather(Promise.resolve(1), Promise.resolve("two")))
                async def three():
                    await asyncio.sleep(0)
                    return 3
                all = run_js("(...things) => Promise.all(things).then((values) => values.join(' '))")
                print(await all(three(), three(), 4))
                """);
        assertThat(printed).containsExactly("[1, 'two']", "3 3 4");
    }

    @Test
    void eachLanguageIteratesTheOthersAsynchronousGenerators() {
        run(
                "a.py",
                """
                from pyodide.code import run_js
                numbers = run_js("async function* numbers() { for (let i = 0; i < 3; i++) yield i; }; numbers")
                print([n async for n in numbers()])
                async def letters():
                    try:
                        for letter in "abc":
                            yield letter
                    finally:
                        print("closed")
                first = run_js("async (letters) => { for await (const letter of letters) return letter; }")
                print(await first(letters()))
                """);
        assertThat(printed).containsExactly("[0, 1, 2]", "closed", "a");
    }

    @ParameterizedTest
    @CsvSource({"py, js", "js, py", "py, py", "js, js"})
    void anInfiniteGeneratorThroughThreeRealmsRunsAsFarAsDemandedAndIsClosed(String inner, String outer)
            throws InterruptedException {
        BlockingQueue<Object> told = new LinkedBlockingQueue<>();
        Consumer<Object> tell = told::add;
        start("inner", inner);
        start("outer", outer);
        Worker source = Objects.requireNonNull(polyflux.worker("inner"));
        Worker relay = Objects.requireNonNull(polyflux.worker("outer"));
        Ref generator = Objects.requireNonNull(source.eval(inner.equals("py") ? "count" : "sync.count", Ref.class)
                .block(LIMIT));

        StepVerifier.create(
                        relay.stream("relay", Integer.class, generator, tell).take(5))
                .expectNext(0, 1, 2, 3, 4)
                .expectComplete()
                .verify(LIMIT);

        for (int step = 0; step < 5; step++) {
            assertThat(told.take()).isEqualTo(step);
        }
        assertThat(told.take()).isEqualTo("finally");
    }

    private void start(String name, String ending) {
        String code = ending.equals("py")
                ? """
                from pyscript import sync

                async def count(tell):
                    number = 0
                    try:
                        while True:
                            tell(number)
                            yield number
                            number += 1
                    finally:
                        tell("finally")

                async def relay(count, tell):
                    elements = count(tell)
                    if not hasattr(elements, "__aiter__"):
                        elements = await elements
                    try:
                        async for element in elements:
                            yield element
                    finally:
                        await elements.aclose() if hasattr(elements, "aclose") else None

                sync.count = count
                sync.relay = relay
                """
                : """
                Object.assign(sync, {
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
                  async *relay(count, tell) {
                    yield* await count(tell);
                  },
                });
                """;
        assertThat(polyflux.start(WorkerSpec.of(name + "." + ending, code))
                        .ended()
                        .block(LIMIT))
                .isInstanceOf(LifecycleEvent.Done.class);
    }

    @ParameterizedTest
    @CsvSource({
        "a.js, Promise.reject(new Error('lost'));",
        "a.js, setTimeout(() => { throw new Error('lost'); });",
        "a.py, 'import asyncio\nasync def f():\n  raise ValueError(\"lost\")\nasyncio.create_task(f())'",
        "a.py, 'import asyncio\nasyncio.get_running_loop().call_soon(lambda: 1 / 0 if \"lost\" else 0)'",
    })
    void anErrorThatNobodyWaitsForIsAnEvent(String file, String code) {
        Flux<LifecycleEvent> events = polyflux.events().filter(Uncaught.class::isInstance);

        StepVerifier.create(events.take(1))
                .then(() -> polyflux.start(WorkerSpec.of(file, code + "\n")))
                .assertNext(event -> assertThat(((Uncaught) event).worker()).isEqualTo("a"))
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void aWorkerWhoseCodeCannotBeInterruptedIsTerminatedAndStartedAgain() throws InterruptedException {
        BlockingQueue<String> states = new LinkedBlockingQueue<>();
        java.util.concurrent.atomic.AtomicBoolean released = new java.util.concurrent.atomic.AtomicBoolean();
        try (Polyflux strict = Polyflux.builder()
                .cancelLadder(new CancelLadder(Duration.ofMillis(10), Duration.ofMillis(10), true))
                .build()) {
            strict.events().map(LifecycleEvent::type).subscribe(states::add);
            Worker worker = strict.start(WorkerSpec.of("a.js", "sync.run = (code) => code();\nsync.echo = (x) => x;"));
            Runnable stuck = () -> {
                states.add("begun");
                while (!released.get()) {
                    Thread.onSpinWait();
                }
            };
            var call = worker.call("run", Object.class, stuck).subscribe(done -> {}, error -> {});
            while (!"begun".equals(states.take())) {
                // the events of the start
            }
            call.dispose();

            List<String> steps = new java.util.ArrayList<>();
            while (!steps.contains("Restarted")) {
                steps.add(states.take());
            }
            released.set(true);
            assertThat(steps).containsSubsequence("CallCancelled", "CallInterrupted", "Terminated", "Restarted");
            StepVerifier.create(worker.call("echo", Integer.class, 1))
                    .expectNext(1)
                    .expectComplete()
                    .verify(LIMIT);
        }
    }
}
