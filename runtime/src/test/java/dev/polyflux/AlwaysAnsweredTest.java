package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.GuestException;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Variadic;
import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Whatever is thrown, and wherever: who waits for an answer gets one, and the realm answers the next call. */
class AlwaysAnsweredTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static final String PYTHON =
            """
            from pyscript import sync

            def call(function):
                return function()

            async def call_later(function):
                return await function()

            async def wait(publisher):
                return await publisher

            async def walk(publisher):
                return [element async for element in publisher]

            def loop(iterable):
                return [element for element in iterable]

            def echo(value):
                return value

            def numbers():
                yield 1
                yield 2

            for function in (call, call_later, wait, walk, loop, echo, numbers):
                setattr(sync, function.__name__, function)
            """;

    private static final String JAVASCRIPT =
            """
            Object.assign(sync, {
              call: (it) => it(),
              call_later: async (it) => await it(),
              wait: async (publisher) => await publisher,
              async walk(publisher) {
                const elements = [];
                for await (const element of publisher) elements.push(element);
                return elements;
              },
              loop: (iterable) => [...iterable],
              echo: (value) => value,
              *numbers() { yield 1; yield 2; },
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

    /** What Reactor calls fatal, and what it does not. */
    static Stream<Supplier<Throwable>> throwables() {
        return Stream.of(
                () -> new StackOverflowError("thrown here"),
                () -> new OutOfMemoryError("thrown here"),
                () -> new InternalError("thrown here"),
                () -> new NoClassDefFoundError("thrown here"),
                () -> new ExceptionInInitializerError("thrown here"),
                () -> new AssertionError("thrown here"),
                () -> new IllegalStateException("thrown here"),
                () -> new java.io.IOException("thrown here"));
    }

    static Stream<Arguments> throwablesInEachLanguage() {
        return throwables().flatMap(thrown -> Stream.of("py", "js").map(worker -> Arguments.of(worker, thrown)));
    }

    private static <T> T fail(Supplier<Throwable> thrown) {
        return AlwaysAnsweredTest.<T, RuntimeException>sneak(thrown.get());
    }

    @SuppressWarnings("unchecked")
    private static <T, E extends Throwable> T sneak(Throwable thrown) throws E {
        throw (E) thrown;
    }

    private static Worker worker(String name) {
        return Objects.requireNonNull(polyflux.worker(name));
    }

    private static void endsWithATypedError(Mono<?> call) {
        StepVerifier.create(call)
                .expectErrorSatisfies(error -> assertThat(error).isInstanceOf(PolyfluxException.class))
                .verify(LIMIT);
    }

    private static void answers(String worker) {
        StepVerifier.create(worker(worker).call("echo", Integer.class, 1))
                .expectNext(1)
                .expectComplete()
                .verify(LIMIT);
    }

    @ParameterizedTest
    @MethodSource("throwablesInEachLanguage")
    void aFunctionOfJavaThrows(String worker, Supplier<Throwable> thrown) {
        Variadic function = arguments -> fail(thrown);
        endsWithATypedError(worker(worker).call("call", Object.class, function));
        endsWithATypedError(worker(worker).call("call_later", Object.class, function));
        answers(worker);
    }

    @ParameterizedTest
    @MethodSource("throwablesInEachLanguage")
    void aPublisherThrowsWhenItIsSubscribedTo(String worker, Supplier<Throwable> thrown) {
        Flux<Object> publisher = Flux.from(subscriber -> fail(thrown));
        endsWithATypedError(worker(worker).call("wait", Object.class, publisher));
        endsWithATypedError(worker(worker).call("walk", Object.class, publisher));
        answers(worker);
    }

    @ParameterizedTest
    @MethodSource("throwablesInEachLanguage")
    void aPublishersStepThrows(String worker, Supplier<Throwable> thrown) {
        Flux<Object> publisher = Flux.defer(() -> fail(thrown));
        endsWithATypedError(worker(worker).call("wait", Object.class, publisher));
        endsWithATypedError(worker(worker).call("walk", Object.class, publisher));
        answers(worker);
    }

    /** Jackson calls the constructor. */
    record Picky(int value) {

        static Supplier<Throwable> thrown = () -> new IllegalStateException("none");

        Picky {
            fail(thrown);
        }
    }

    @ParameterizedTest
    @MethodSource("throwablesInEachLanguage")
    void whatAnAnswerIsConvertedToThrows(String worker, Supplier<Throwable> thrown) {
        Picky.thrown = thrown;
        endsWithATypedError(worker(worker).call("echo", Picky.class, Map.of("value", 1)));
        endsWithATypedError(worker(worker).stream("echo", Picky.class, List.of(Map.of("value", 1)))
                .then());
        answers(worker);
    }

    @ParameterizedTest
    @MethodSource("throwablesInEachLanguage")
    void whatAnArgumentIsConvertedFromThrows(String worker, Supplier<Throwable> thrown) {
        List<Object> elements = new AbstractList<>() {
            @Override
            public Object get(int index) {
                return fail(thrown);
            }

            @Override
            public int size() {
                return 1;
            }
        };
        StepVerifier.create(worker(worker).call("echo", Object.class, elements))
                .expectErrorSatisfies(error ->
                        assertThat(error).hasStackTraceContaining("thrown here").isInstanceOf(Exception.class))
                .verify(LIMIT);
        answers(worker);
    }

    @ParameterizedTest
    @MethodSource("throwablesInEachLanguage")
    void whatAGuestLoopsOverThrows(String worker, Supplier<Throwable> thrown) {
        Iterable<Object> atOnce = () -> fail(thrown);
        Iterable<Object> inside = () -> Stream.generate(() -> fail(thrown)).iterator();
        endsWithATypedError(worker(worker).call("loop", Object.class, atOnce));
        endsWithATypedError(worker(worker).call("loop", Object.class, inside));
        answers(worker);
    }

    /** Reactor would throw it on, out of the loop, and the subscriber would wait for ever. */
    @ParameterizedTest
    @MethodSource("throwablesInEachLanguage")
    void whatIsDoneWithAnAnswerThrows(String worker, Supplier<Throwable> thrown) {
        StepVerifier.create(worker(worker).call("echo", Object.class, 1).map(value -> fail(thrown)))
                .expectErrorSatisfies(error -> assertThat(error).hasStackTraceContaining("thrown here"))
                .verify(LIMIT);
        StepVerifier.create(worker(worker).stream("numbers", Object.class).map(value -> fail(thrown)))
                .expectErrorSatisfies(error -> assertThat(error).hasStackTraceContaining("thrown here"))
                .verify(LIMIT);
        answers(worker);
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void aHookThrows(Supplier<Throwable> thrown) {
        try (Polyflux own = Polyflux.create()) {
            own.hooks().onReady("breaks", context -> fail(thrown));
            Worker worker = own.start(WorkerSpec.of("hooked.js", "sync.echo = (value) => value"));
            endsWithATypedError(worker.call("echo", Object.class, 1));
            assertThat(worker.ended().block(LIMIT)).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void anErrorOfJavasKeepsItsName(Supplier<Throwable> thrown) {
        Variadic function = arguments -> fail(thrown);
        StepVerifier.create(worker("js").call("call", Object.class, function))
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(GuestException.class)
                        .hasMessageContaining(thrown.get().getClass().getName()))
                .verify(LIMIT);
    }
}
