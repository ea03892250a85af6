package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.GuestException;
import dev.polyflux.core.UnsupportedTrapException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

/** What a guest can do with publishers, futures and functions that Java hands it. */
class PublishersTest {

    private static final String PYTHON =
            """
            from pyscript import sync

            async def settle(later):
                return await later

            async def collect(flux, most=None):
                taken = []
                async for element in flux:
                    taken.append(element)
                    if len(taken) == most:
                        break
                return taken

            async def caught(later):
                try:
                    return await later
                except Exception as error:
                    return f"{type(error).__name__}: {error}"

            def call(function, *args):
                return function(*args)

            async def settled_call(function, *args):
                return await function(*args)

            def both(first, second):
                return [first is second, first == second]

            def back(value):
                return value

            def show(value):
                return repr(value)

            for function in (settle, collect, caught, call, settled_call, both, back, show):
                setattr(sync, function.__name__, function)
            """;

    private static final String JAVASCRIPT =
            """
            Object.assign(sync, {
              settle: async (later) => await later,
              async collect(flux, most) {
                const taken = [];
                for await (const element of flux) {
                  taken.push(element);
                  if (taken.length === most) break;
                }
                return taken;
              },
              async caught(later) {
                return later.then(() => 'no error', (error) => `${error.name}: ${error.message}`);
              },
              call: (fn, ...args) => fn(...args),
              settled_call: async (fn, ...args) => await fn(...args),
              both: (first, second) => [first === second, Object.is(first, second)],
              back: (value) => value,
              show: (value) => typeof value,
            });
            """;

    private static Polyflux polyflux;

    @BeforeAll
    static void start() {
        polyflux = Polyflux.create();
        polyflux.start(WorkerSpec.of("py.py", PYTHON));
        polyflux.start(WorkerSpec.of("js.js", JAVASCRIPT));
    }

    @AfterAll
    static void close() {
        polyflux.close();
    }

    private static Worker worker(String name) {
        return java.util.Objects.requireNonNull(polyflux.worker(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void aMonoIsAwaited(String worker) {
        StepVerifier.create(worker(worker).call("settle", String.class, Mono.just("given")))
                .expectNext("given")
                .verifyComplete();
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void aMonoThatGivesItsValueOnAnotherThreadSettlesOnTheLoop(String worker) {
        Sinks.One<Integer> later = Sinks.one();

        StepVerifier.create(worker(worker).call("settle", Integer.class, later.asMono()))
                .then(() -> later.tryEmitValue(5))
                .expectNext(5)
                .verifyComplete();
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void anEmptyMonoGivesNothing(String worker) {
        StepVerifier.create(worker(worker).call("settle", Object.class, Mono.empty()))
                .verifyComplete();
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void aCompletionStageIsAwaited(String worker) {
        StepVerifier.create(worker(worker).call("settle", Integer.class, CompletableFuture.supplyAsync(() -> 7)))
                .expectNext(7)
                .verifyComplete();
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void anErrorIsRaisedWhereItIsAwaited(String worker) {
        Mono<Object> failing = Mono.error(new IllegalStateException("no more"));

        StepVerifier.create(worker(worker).call("caught", String.class, failing))
                .assertNext(text ->
                        assertThat(text).contains("IllegalStateException").endsWith("no more"))
                .verifyComplete();
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void aFluxIsIteratedAgainstDemandAndInNoAdvance(String worker) {
        AtomicLong requested = new AtomicLong();
        Flux<Integer> numbers = Flux.range(0, 100).doOnRequest(requested::addAndGet);

        StepVerifier.create(worker(worker).call("collect", List.class, numbers, 5))
                .expectNext(List.of(0, 1, 2, 3, 4))
                .verifyComplete();
        assertThat(requested).hasValue(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void leavingTheLoopEarlyCancelsThePublisher(String worker) throws InterruptedException {
        CountDownLatch cancelled = new CountDownLatch(1);
        Flux<Integer> numbers = Flux.just(1).concatWith(Flux.never()).doOnCancel(cancelled::countDown);

        StepVerifier.create(worker(worker).call("collect", List.class, numbers, 1))
                .expectNext(List.of(1))
                .verifyComplete();
        cancelled.await();
    }

    /** The cancellation follows the call's own answer. */
    private static void untilCancelled(TestPublisher<?> publisher) {
        while (!publisher.wasCancelled()) {
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void aFlowPublisherIsIteratedLikeAFlux(String worker) {
        StepVerifier.create(worker(worker)
                        .call("collect", List.class, JdkFlowAdapter.publisherToFlowPublisher(Flux.just("a", "b"))))
                .expectNext(List.of("a", "b"))
                .verifyComplete();
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void anErrorOfAFluxEndsTheLoop(String worker) {
        Flux<Integer> failing = Flux.concat(Flux.just(1), Flux.error(new IllegalArgumentException("two")));

        StepVerifier.create(worker(worker).call("collect", List.class, failing))
                .verifyErrorSatisfies(error ->
                        assertThat(error).isInstanceOf(GuestException.class).hasMessageContaining("two"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void disposingTheCallCancelsWhatItAwaits(String worker) {
        TestPublisher<Integer> never = TestPublisher.create();

        StepVerifier.create(worker(worker).call("settle", Integer.class, never.mono()))
                .then(() -> {
                    while (!never.wasRequested()) {
                        Thread.onSpinWait();
                    }
                })
                .thenCancel()
                .verify();
        if (worker.equals("py")) {
            untilCancelled(never); // a promise of JavaScript's goes on by itself
        }
        StepVerifier.create(worker(worker).call("back", Integer.class, 1))
                .expectNext(1)
                .verifyComplete();
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void aJavaFunctionIsCalledInPlaceWithJavasOwnValues(String worker) {
        Function<Object, Object> size = list -> ((List<?>) list).size();

        StepVerifier.create(worker(worker).call("call", Integer.class, size, List.of(1, 2, 3)))
                .expectErrorSatisfies(error -> assertThat(error).isInstanceOf(GuestException.class))
                .verify();
        Function<Object, Object> twice = number -> ((Number) number).intValue() * 2;
        StepVerifier.create(worker(worker).call("call", Integer.class, twice, 21))
                .expectNext(42)
                .verifyComplete();
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void whatAJavaFunctionGivesLaterIsAwaited(String worker) {
        Supplier<Mono<String>> later = () -> Mono.just("later");

        StepVerifier.create(worker(worker).call("settled_call", String.class, later))
                .expectNext("later")
                .verifyComplete();
        StepVerifier.create(worker(worker).call("call", String.class, later))
                .expectNext("later")
                .verifyComplete();
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void theSamePublisherArrivesAsTheSameProxyAndComesHomeAsItself(String worker) {
        Flux<Integer> numbers = Flux.range(0, 3);

        StepVerifier.create(worker(worker).call("both", List.class, numbers, numbers))
                .expectNext(List.of(true, true))
                .verifyComplete();
        Function<Object, Object> function = Function.identity();
        StepVerifier.create(worker(worker).call("back", Function.class, function))
                .expectNext(function)
                .verifyComplete();
    }

    @Test
    void aJavaObjectIsShownByItsText() {
        StepVerifier.create(worker("py").call("show", String.class, Mono.empty().hide()))
                .expectNext("MonoHide")
                .verifyComplete();
    }

    @Test
    void keywordsAreRefusedByAJavaFunction() {
        Function<Object, Object> function = Function.identity();

        StepVerifier.create(worker("py")
                        .eval("lambda f: f(x=1)", dev.polyflux.core.Ref.class)
                        .flatMap(lambda -> lambda.dispatch(new dev.polyflux.core.Trap.Apply(
                                dev.polyflux.core.Marker.MISSING,
                                dev.polyflux.core.Arguments.of(JavaValues.USUAL.toWire(function))))))
                .assertNext(
                        reply -> assertThat(reply.toString()).contains(UnsupportedTrapException.class.getSimpleName()))
                .verifyComplete();
    }
}
