package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.Ref;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

/** Reactor's context on its way through guest code, and back into Java. */
class ContextTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static Polyflux polyflux;

    @BeforeAll
    static void start() {
        polyflux = Polyflux.builder()
                .main("main.js", "globalThis.trace = () => polyflux.context.get()?.trace;")
                .build();
        polyflux.start(
                WorkerSpec.of(
                        "py.py",
                        """
                import polyflux
                from pyscript import sync, window

                async def trace(*ignored):
                    await polyflux.sleep(0)
                    return polyflux.context.get().get("trace")

                async def relay(function, *args):
                    return await function(*args)

                def call(function):
                    return function()

                async def sets(function, value):
                    polyflux.context.set({**polyflux.context.get(), "trace": value})
                    await polyflux.sleep(0)
                    return await function()

                def main():
                    return window.trace()

                async def stream():
                    while True:
                        yield polyflux.context.get().get("trace")

                for function in (trace, relay, call, sets, main, stream):
                    setattr(sync, function.__name__, function)
                """));
        polyflux.start(
                WorkerSpec.of(
                        "js.js",
                        """
                Object.assign(sync, {
                  async trace() {
                    await null;
                    await new Promise((resolve) => setTimeout(resolve));
                    return polyflux.context.get()?.trace;
                  },
                  relay: async (fn, ...args) => await fn(...args),
                  call: (fn) => fn(),
                  sets: (fn, value) => polyflux.context.run({ ...polyflux.context.get(), trace: value }, async () => {
                    await null;
                    return await fn();
                  }),
                  main: () => window.trace(),
                  async *stream() {
                    for (;;) yield polyflux.context.get()?.trace;
                  },
                });
                """));
        Flux.just("py", "js")
                .flatMap(name -> worker(name).call("trace", String.class))
                .blockLast(LIMIT);
    }

    @AfterAll
    static void close() {
        polyflux.close();
    }

    private static Worker worker(String name) {
        return Objects.requireNonNull(polyflux.worker(name));
    }

    private static final Supplier<Mono<String>> JAVA = () -> Mono.deferContextual(context -> Mono.just(
            context.getOrDefault("trace", "none") + " of " + context.getOrDefault(ContextTest.class, "nobody")));

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void anEntryIsSeenByGuestCodeAndAfterItHasAwaited(String worker) {
        StepVerifier.create(worker(worker).call("trace", String.class).contextWrite(Context.of("trace", "t-1")))
                .expectNext("t-1")
                .expectComplete()
                .verify(LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void aCallInNoContextSeesNone(String worker) {
        StepVerifier.create(worker(worker).call("trace", String.class))
                .expectComplete()
                .verify(LIMIT);
    }

    @ParameterizedTest
    @CsvSource({"py, js", "js, py"})
    void aTraceGoesFromJavaThroughBothLanguagesBackToJava(String first, String second) {
        StepVerifier.create(exposed(second, "relay")
                        .flatMap(relay -> worker(first).call("relay", String.class, relay, JAVA))
                        .contextWrite(Context.of("trace", "t-2", ContextTest.class, "Java alone")))
                .expectNext("t-2 of Java alone")
                .expectComplete()
                .verify(LIMIT);
    }

    /** A function that a worker exposes, as another can be handed it. */
    private static Mono<Ref> exposed(String worker, String name) {
        return worker(worker).eval(worker.equals("py") ? name : "sync." + name, Ref.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void whatGuestCodeSetsGoesAlongToJava(String worker) {
        StepVerifier.create(worker(worker)
                        .call("sets", String.class, JAVA, "t-3")
                        .contextWrite(Context.of("trace", "t-2", ContextTest.class, "Java alone")))
                .expectNext("t-3 of Java alone")
                .expectComplete()
                .verify(LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void aWaitForMainTakesItAlong(String worker) {
        StepVerifier.create(worker(worker).call("main", String.class).contextWrite(Context.of("trace", "t-4")))
                .expectNext("t-4")
                .expectComplete()
                .verify(LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void aGeneratorSeesTheContextOfItsSubscriber(String worker) {
        StepVerifier.create(
                        worker(worker).stream("stream", String.class).take(2).contextWrite(Context.of("trace", "t-5")))
                .expectNext("t-5", "t-5")
                .expectComplete()
                .verify(LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void callsThatOverlapKeepTheirContextsApart(String worker) {
        StepVerifier.create(Flux.range(0, 50)
                        .flatMap(
                                number -> worker(worker)
                                        .call("trace", String.class)
                                        .map(seen -> seen.equals("t" + number))
                                        .contextWrite(Context.of("trace", "t" + number)),
                                50)
                        .distinct()
                        .collectList())
                .expectNext(List.of(true))
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void aJavaFunctionCalledWithoutAContextSeesNone() {
        Function<Object, Object> function = argument -> JAVA.get();

        StepVerifier.create(worker("py").call("relay", String.class, function, 1))
                .assertNext(seen -> assertThat(seen).isEqualTo("none of nobody"))
                .expectComplete()
                .verify(LIMIT);
    }
}
