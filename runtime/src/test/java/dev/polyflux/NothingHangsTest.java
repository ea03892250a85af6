package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.GuestException;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.UnsupportedTrapException;
import dev.polyflux.core.WaitTimeoutException;
import dev.polyflux.lifecycle.LifecycleEvent.Done;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What waits for something that cannot come is refused, or ends. */
class NothingHangsTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static final String PYTHON =
            """
            from pyscript import sync

            def generated():
                yield 1
                yield 2
                yield 3

            sync.echo = lambda value: value
            sync.generated = generated
            sync.elements = lambda kind: {
                "list": [1, 2, 3], "tuple": (1, 2, 3), "set": {1, 2, 3}, "range": range(1, 4), "dict": {1: 0, 2: 0, 3: 0},
                "keys": {1: 0, 2: 0, 3: 0}.keys(),
            }[kind]
            """;

    private static final String JAVASCRIPT =
            """
            sync.echo = (value) => value;
            sync.generated = function* () { yield 1; yield 2; yield 3; };
            sync.elements = (kind) => ({
              list: [1, 2, 3], set: new Set([1, 2, 3]), typed: new Int32Array([1, 2, 3]),
            })[kind];
            """;

    private static Polyflux polyflux;

    @BeforeAll
    static void start() {
        polyflux = Polyflux.builder().exposeDeadline(Duration.ofSeconds(2)).build();
        polyflux.start(WorkerSpec.of("py.py", PYTHON));
        polyflux.start(WorkerSpec.of("js.js", JAVASCRIPT));
        polyflux.start(WorkerSpec.of("silent_py.py", "import polyflux\nwhile True: await polyflux.sleep(0.01)"));
        polyflux.start(WorkerSpec.of(
                "silent_js.js", "sync.other = () => 1; setInterval(() => {}, 10); await new Promise(() => {})"));
        polyflux.start(WorkerSpec.of("scriptless.py", "pass"));
    }

    @AfterAll
    static void close() {
        polyflux.close();
    }

    private static Worker worker(String name) {
        return Objects.requireNonNull(polyflux.worker(name));
    }

    // Errors whose text is without end, as the engine makes it.

    private static final String ENDLESS =
            """
            own = ValueError()
            own.args = (own,)
            first, second = KeyError(1), ValueError()
            first.args, second.args = (second,), (first,)
            deep = ValueError("end")
            for _ in range(20_000):
                deep = ValueError(deep)

            def fail(which):
                raise {
                    "own": own, "in a list": ValueError([own]), "in a dict": ValueError({1: {2: own}}), "two": first, "deep": deep,
                }[which]
            """;

    @ParameterizedTest
    @ValueSource(strings = {"own", "in a list", "in a dict", "two", "deep"})
    void anErrorThatHoldsItselfIsTold(String which) {
        StepVerifier.create(worker("py").eval(ENDLESS + "fail('%s')".formatted(which)))
                .verifyErrorSatisfies(NothingHangsTest::isToldWithoutText);
        worker("py").eval("sync.fail = fail").block(LIMIT);
        StepVerifier.create(worker("py").call("fail", Object.class, which))
                .verifyErrorSatisfies(NothingHangsTest::isToldWithoutText);
        assertThat(worker("js")
                        .eval("workers.py.fail('%s').catch((error) => error.message)".formatted(which))
                        .block(LIMIT))
                .asString()
                .endsWith("Error: <exception str() failed>");
    }

    /** Within a realm it needs no carrier, whichever way JavaScript calls. */
    @ParameterizedTest
    @ValueSource(strings = {"f()", "f(1)", "f(1, 2, 3)", "f.callKwargs(1, {})", "f.call(null, 1, 2, 3)"})
    void anErrorThatHoldsItselfIsItselfToJavaScriptOfItsRealm(String call) {
        assertThat(worker("py")
                        .eval(ENDLESS
                                + """
                                def caught(*values, **keywords):
                                    fail("own")
                                import js
                                js.eval("(f) => { try { %s } catch (error) { return String(error) } }")(caught)
                                """
                                        .formatted(call))
                        .block(LIMIT))
                .asString()
                .endsWith("ValueError: <exception str() failed>");
    }

    private static void isToldWithoutText(Throwable error) {
        assertThat(error).isInstanceOfSatisfying(GuestException.class, guest -> {
            assertThat(guest.error().type()).isIn("ValueError", "KeyError");
            assertThat(guest.error().trace())
                    .contains("in fail")
                    .endsWith(guest.error().type() + ": <exception str() failed>");
        });
    }

    // Blocking on a loop.

    static Stream<Arguments> waysToBlock() {
        List<Function<Mono<Integer>, Object>> ways = List.of(
                call -> Objects.requireNonNull(call.block()),
                call -> Objects.requireNonNull(call.block(LIMIT)),
                Mono::blockOptional,
                call -> Objects.requireNonNull(call.flux().blockFirst()),
                call -> Objects.requireNonNull(call.flux().blockLast()),
                call -> call.flux().toIterable().iterator().hasNext(),
                call -> call.flux().toStream().toList());
        return ways.stream().flatMap(way -> Stream.of("py", "js").map(worker -> Arguments.of(worker, way)));
    }

    @ParameterizedTest
    @MethodSource("waysToBlock")
    void blockingOnARealmsLoopFailsAtOnce(String worker, Function<Mono<Integer>, Object> way) {
        Mono<Integer> other = worker(worker.equals("py") ? "js" : "py").call("echo", Integer.class, 2);
        Mono<Integer> own = worker(worker).call("echo", Integer.class, 2);
        for (Mono<Integer> asked : List.of(other, own)) {
            StepVerifier.create(worker(worker).call("echo", Integer.class, 1).map(value -> way.apply(asked)))
                    .expectErrorSatisfies(error ->
                            assertThat(error).hasMessageContaining("not supported in thread polyflux-" + worker))
                    .verify(LIMIT);
        }
    }

    // Hooks.

    @ParameterizedTest
    @ValueSource(strings = {"hooked.py", "hooked.js"})
    void aHookMayEvaluateInTheRealmThatIsNotReadyYet(String script) {
        try (Polyflux own = Polyflux.create()) {
            UnaryOperator<Mono<Integer>> laterOn =
                    call -> Mono.delay(Duration.ofMillis(1)).then(call);
            own.hooks()
                    .onReady("evaluates", hook -> evaluate(own, hook.worker()).then());
            own.hooks().onReady("evaluates later", hook -> laterOn.apply(evaluate(own, hook.worker()))
                    .then());
            own.hooks().onReady("hands on a future", hook -> Mono.fromFuture(
                            evaluate(own, hook.worker()).toFuture())
                    .then());
            own.hooks().onBeforeRun("evaluates", hook -> evaluate(own, hook.worker())
                    .then());
            own.hooks().onAfterRun("evaluates", hook -> evaluate(own, hook.worker())
                    .then());
            Worker worker = own.start(WorkerSpec.of(script, ""));
            assertThat(worker.ended().block(LIMIT)).isInstanceOf(Done.class);
            assertThat(evaluate(own, worker.name()).block(LIMIT)).isEqualTo(3);
        }
    }

    private static Mono<Integer> evaluate(Polyflux own, String worker) {
        return Mono.defer(() -> Objects.requireNonNull(own.worker(worker)).eval("1 + 2", Integer.class));
    }

    @Test
    void aHookThatCallsWhatNoScriptHasExposedYetFailsTheRun() {
        try (Polyflux own = Polyflux.create()) {
            own.hooks().onReady("calls", hook -> Objects.requireNonNull(own.worker(hook.worker()))
                    .call("later", Void.class));
            Worker worker = own.start(WorkerSpec.of("hooked.js", "sync.later = () => 1"));
            StepVerifier.create(worker.call("later", Integer.class))
                    .expectError(PolyfluxException.class)
                    .verify(LIMIT);
            assertThat(worker.ended().block(LIMIT)).asString().contains("no function 'later' yet");
        }
    }

    // Functions that never come.

    @ParameterizedTest
    @CsvSource({"silent_py, none", "silent_js, other"})
    void whatAScriptThatGoesOnDoesNotExposeIsNotWaitedForForEver(String worker, String exposed) {
        StepVerifier.create(worker(worker).call("absent", Object.class))
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(WaitTimeoutException.class)
                        .hasMessageContaining("'absent'")
                        .hasMessageContaining("exposes " + exposed))
                .verify(LIMIT);
        StepVerifier.create(worker(worker).stream("absent", Object.class))
                .expectError(WaitTimeoutException.class)
                .verify(LIMIT);
        StepVerifier.create(worker(worker).bind(Absent.class))
                .expectError(WaitTimeoutException.class)
                .verify(LIMIT);
    }

    interface Absent {
        Mono<Integer> absentOne();
    }

    @Test
    void whatAScriptThatHasEndedDidNotExposeIsNotWaitedForAtAll() {
        StepVerifier.create(worker("scriptless").call("absent", Object.class))
                .expectError(UnsupportedTrapException.class)
                .verify(LIMIT);
    }

    // Streams.

    @ParameterizedTest
    @CsvSource({
        "py, list",
        "py, tuple",
        "py, set",
        "py, range",
        "py, dict",
        "py, keys",
        "js, list",
        "js, set",
        "js, typed"
    })
    void aStreamWhoseDemandEqualsItsLengthCompletes(String worker, String kind) {
        Flux<Integer> elements = worker(worker).stream("elements", Integer.class, kind);
        StepVerifier.create(elements, 3).expectNext(1, 2, 3).expectComplete().verify(LIMIT);
        StepVerifier.create(elements, 0)
                .thenRequest(1)
                .expectNext(1)
                .thenRequest(2)
                .expectNext(2, 3)
                .expectComplete()
                .verify(LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void aGeneratorsEndIsFoundByOneMoreRequest(String worker) {
        StepVerifier.create(worker(worker).stream("generated", Integer.class), 3)
                .expectNext(1, 2, 3)
                .thenRequest(1)
                .expectComplete()
                .verify(LIMIT);
    }

    // Closing.

    @Test
    void whoAwaitsWhatIsClosedWithTheRuntimeIsNoError() throws InterruptedException {
        Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
        CountDownLatch waits = new CountDownLatch(2);
        Polyflux own = Polyflux.builder()
                .uncaught((realm, error) -> uncaught.add(error))
                .build();
        Runnable tell = waits::countDown;
        for (String script : List.of("waits_python.py", "waits_javascript.js")) {
            Worker worker = own.start(
                    WorkerSpec.of(
                            script,
                            script.endsWith(".py")
                                    ? """
                            from pyscript import sync, window

                            async def wait(tell):
                                await window.eval("new Promise(() => {})")

                            def begin(tell):
                                import asyncio
                                asyncio.ensure_future(wait(tell))
                                tell()

                            sync.begin = begin
                            """
                                    : """
                            sync.begin = (tell) => {
                              window.eval('new Promise(() => {})').then(() => {});
                              tell();
                            };
                            """));
            worker.call("begin", Void.class, tell).subscribe();
        }
        waits.await();
        own.close();
        assertThat(uncaught).isEmpty();
    }
}
