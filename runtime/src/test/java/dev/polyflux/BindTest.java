package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.ClosedException;
import dev.polyflux.core.ConversionException;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.InterruptedWaitException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.UnsupportedTrapException;
import dev.polyflux.core.WaitNotAllowedException;
import dev.polyflux.core.WaitTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.IntBinaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** An interface of Java's whose methods are a worker's functions. */
final class BindTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static final String PYTHON =
            """
            from pyscript import sync

            def boxed(w, h=2, *, scale_factor=1):
                return {"name": "box", "sides": [w * scale_factor, h * scale_factor]}

            async def boxes(n):
                for i in range(n):
                    yield boxed(i)

            def all_boxes(n):
                return [boxed(i) for i in range(n)]

            def nothing():
                pass

            def fail(text):
                raise ValueError(text)

            sync.boxed = boxed
            sync.boxes = boxes
            sync.all_boxes = all_boxes
            sync.nothing = nothing
            sync.fail = fail
            """;

    private static final String JAVASCRIPT =
            """
            let calls = 0;
            const boxed = (w, h, { scale_factor = 1, scaleFactor = scale_factor } = {}) => ({ name: 'box', sides: [w * scaleFactor, h * scaleFactor] });

            Object.assign(sync, {
              boxed: (...args) => args.length === 2 ? boxed(args[0], 2, args[1]) : boxed(...args),
              boxes: function* (n) { for (let i = 0; i < n; i++) yield boxed(i, 2); },
              all_boxes: (n) => Array.from({ length: n }, (_, i) => boxed(i, 2)),
              nothing: () => undefined,
              fail: (text) => { throw new TypeError(text); },
              counted: () => ++calls,
              calls: () => calls,
              never: () => new Promise(() => {}),
              echo: (...args) => args,
              one: (value) => value,
              function: () => () => 1,
              toString: () => 'of the guest',
              camelCase: () => 'camel',
              camel_case: () => 'snake',
            });
            """;

    private static @Nullable Polyflux runtime;

    record Box(String name, List<Integer> sides) {}

    interface Boxes {

        Mono<Box> boxed(int w, int h, @Keyword("scale_factor") int scale);

        Flux<Box> boxes(int n);

        CompletionStage<List<Box>> allBoxes(int n);

        @Nullable
        String nothing();

        void fail(String text);

        default int area(int w, int h) {
            return Objects.requireNonNull(boxed(w, h, 1).block(LIMIT)).sides().stream()
                    .reduce(1, (a, b) -> a * b);
        }
    }

    interface Repository<T> {
        Mono<T> boxed(int w, @Keyword int scaleFactor);

        Mono<List<T>> allBoxes(int n);
    }

    interface BoxRepository extends Repository<Box> {}

    interface Waiting {
        int counted();

        int calls();

        String never();
    }

    interface Echo {
        Mono<List<Object>> echo(Object... values);

        List<Object> echo(int first, Arguments more);

        @Keywords
        Mono<List<Object>> echo(int aB, String cD, Arguments more);

        Optional<Integer> one(@Nullable Integer value);

        Ref function();

        Mono<Object> one(List<Integer> list);

        Mono<Void> one(String text);

        CompletableFuture<@Nullable String> one();

        String camelCase();
    }

    interface Strict {
        String nothing();
    }

    interface Missing {
        Mono<String> add();

        Mono<String> absentOne();

        Mono<String> boxed();

        Flux<String> another(int n);
    }

    @BeforeAll
    static void start() {
        Polyflux polyflux =
                Polyflux.builder().waitDeadline(Duration.ofSeconds(50)).build();
        runtime = polyflux;
        polyflux.start(WorkerSpec.of("py.py", PYTHON));
        polyflux.start(WorkerSpec.of("js.js", JAVASCRIPT));
    }

    @AfterAll
    static void close() {
        polyflux().close();
    }

    private static Polyflux polyflux() {
        return Objects.requireNonNull(runtime);
    }

    private static Worker worker(String name) {
        return Objects.requireNonNull(polyflux().worker(name));
    }

    private static <T> T bound(String worker, Class<T> api) {
        return bound(worker(worker), api);
    }

    private static <T> T bound(Worker worker, Class<T> api) {
        return Objects.requireNonNull(worker.bind(api).block(LIMIT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void methodsAreTheWorkersFunctions(String worker) throws Exception {
        Boxes boxes = bound(worker, Boxes.class);
        StepVerifier.create(boxes.boxed(2, 3, 10))
                .expectNext(new Box("box", List.of(20, 30)))
                .expectComplete()
                .verify(LIMIT);
        StepVerifier.create(boxes.boxes(1_000_000).take(2))
                .expectNext(new Box("box", List.of(0, 2)), new Box("box", List.of(1, 2)))
                .expectComplete()
                .verify(LIMIT);
        assertThat(boxes.allBoxes(1).toCompletableFuture().get()).isEqualTo(List.of(new Box("box", List.of(0, 2))));
        assertThat(boxes.nothing()).isNull();
        assertThat(boxes.area(3, 4)).isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void whatAGuestThrowsIsThrown(String worker) {
        assertThatThrownBy(() -> bound(worker, Boxes.class).fail("so"))
                .isInstanceOf(GuestException.class)
                .hasMessageContaining("so");
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void typeArgumentsOfAnInheritedInterfaceAreKnown(String worker) {
        BoxRepository boxes = bound(worker, BoxRepository.class);
        assertThat(boxes.boxed(1, 3).block(LIMIT)).isEqualTo(new Box("box", List.of(3, 6)));
        assertThat(boxes.allBoxes(1).block(LIMIT)).isEqualTo(List.of(new Box("box", List.of(0, 2))));
    }

    // Names.

    @Test
    void everyMissingFunctionIsNamedAndWhatThereIs() {
        worker("js").ended().block(LIMIT);
        assertThatThrownBy(() -> bound("js", Missing.class))
                .isInstanceOf(UnsupportedTrapException.class)
                .hasMessageContaining("'js' cannot be bound to Missing")
                .hasMessageContaining(
                        "without absentOne or absent_one, add, another; it exposes all_boxes, boxed, boxes");
    }

    @Test
    void aFunctionOfTheVeryNameIsPreferred() {
        worker("js").ended().block(LIMIT);
        assertThat(bound("js", Echo.class).camelCase()).isEqualTo("camel");
    }

    @Test
    void bindingWaitsForFunctionsThatAreExposedLater() {
        Worker late = polyflux()
                .start(WorkerSpec.of(
                        "late.mjs",
                        "sync.calls = () => 7; sync.never = () => ''; sync.expose = () => { sync.counted = () => 1; };"
                                + " await new Promise(() => {});"));
        StepVerifier.create(late.bind(Waiting.class).map(Waiting::toString))
                .then(() -> late.call("expose", Void.class).block(LIMIT))
                .expectNext("Waiting of 'late'")
                .expectComplete()
                .verify(LIMIT);
        late.terminate().block(LIMIT);
    }

    @Test
    void aWorkerThatIsClosedMeanwhileIsAnError() {
        Worker gone = polyflux().start(WorkerSpec.of("gone.mjs", "await new Promise(() => {});"));
        StepVerifier.create(gone.bind(Waiting.class))
                .then(() -> gone.terminate().block(LIMIT))
                .expectError(ClosedException.class)
                .verify(LIMIT);
    }

    @Test
    void objectsOwnMethodsAreAnsweredByJava() {
        Echo echo = bound("js", Echo.class);
        assertThat(echo).hasToString("Echo of 'js'").isEqualTo(echo).isNotEqualTo(bound("js", Echo.class));
        assertThat(echo.hashCode()).isEqualTo(System.identityHashCode(echo));
    }

    // Arguments.

    @Test
    void aVariableNumberOfArgumentsIsHandedOverOneByOne() {
        Echo echo = bound("js", Echo.class);
        assertThat(echo.echo(1, "two", List.of(3)).block(LIMIT)).isEqualTo(List.of(1, "two", List.of(3)));
        assertThat(echo.echo(new Object[0]).block(LIMIT)).isEmpty();
    }

    @Test
    void argumentsPassThrough() {
        assertThat(bound("js", Echo.class).echo(1, Arguments.of(2).with("a", 3)))
                .isEqualTo(List.of(1, 2, Map.of("a", 3)));
    }

    @Test
    void parametersAreKeywordsOnRequest() {
        assertThat(bound("js", Echo.class).echo(1, "x", Arguments.of(0)).block(LIMIT))
                .isEqualTo(List.of(0, Map.of("aB", 1, "cD", "x")));
    }

    // Results.

    @Test
    void nothingIsEmpty() {
        Echo echo = bound("js", Echo.class);
        assertThat(echo.one((Integer) null)).isEmpty();
        assertThat(echo.one(5)).hasValue(5);
        StepVerifier.create(echo.one("dropped")).expectComplete().verify(LIMIT);
        assertThat(echo.one().join()).isNull();
    }

    @Test
    void nothingIsNullOnlyWhereTheMethodSaysSo() {
        assertThatThrownBy(() -> bound("js", Strict.class).nothing())
                .isInstanceOf(ConversionException.class)
                .hasMessageContaining("gave nothing")
                .hasMessageContaining("Optional");
    }

    @Test
    void anObjectIsACopyAndARefIsLive() {
        Echo echo = bound("js", Echo.class);
        assertThatObject(echo.one(List.of(1)).block(LIMIT)).isEqualTo(List.of(1));
        assertThat(echo.function().owner().name()).isEqualTo("js");
    }

    @Test
    void cancellingAFutureIsNoError() {
        CompletableFuture<?> future = bound("js", Futures.class).never();
        assertThat(future.cancel(true)).isTrue();
        assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
    }

    interface Futures {
        CompletableFuture<String> never();

        CompletionStage<String> fail(String text);
    }

    @Test
    void aFutureFailsAsTheGuestDid() {
        assertThatThrownBy(() -> bound("js", Futures.class)
                        .fail("so")
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(GuestException.class);
    }

    // Waiting.

    @Test
    void waitingIsRefusedWhereNothingMayBlockAndNothingIsCalled() {
        Waiting waiting = bound("js", Waiting.class);
        int before = waiting.calls();
        StepVerifier.create(Mono.fromCallable(waiting::counted).subscribeOn(Schedulers.parallel()))
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(WaitNotAllowedException.class)
                        .hasMessageContaining("may not wait for 'counted' of 'js'")
                        .hasMessageContaining("Mono"))
                .verify(LIMIT);
        StepVerifier.create(worker("js").call("one", Integer.class, 1).map(onTheLoop -> waiting.counted()))
                .expectError(WaitNotAllowedException.class)
                .verify(LIMIT);
        assertThat(waiting.calls()).isEqualTo(before);
    }

    @Test
    void aWaitEndsWithTheRuntimesDeadline() {
        try (Polyflux hasty =
                Polyflux.builder().waitDeadline(Duration.ofMillis(1)).build()) {
            Worker worker = hasty.start(WorkerSpec.of("hasty.js", "sync.never = () => new Promise(() => {});"));
            assertThatThrownBy(() -> bound(worker, Never.class).never())
                    .isInstanceOf(WaitTimeoutException.class)
                    .hasMessageContaining("PT0.001S")
                    .hasMessageContaining("'never' of 'hasty'");
        }
    }

    interface Never {
        String never();
    }

    @Test
    void anInterruptEndsAWait() {
        Waiting waiting = bound("js", Waiting.class);
        Thread.currentThread().interrupt();
        assertThatThrownBy(waiting::never).isInstanceOf(InterruptedWaitException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    // What cannot be bound.

    interface Generic {
        <T> Mono<T> of(Class<T> type);
    }

    /** The JDK is not compiled with names of parameters. */
    @Keywords
    interface Nameless extends IntBinaryOperator {}

    @Test
    void whatCouldBeBoundToNoWorkerIsRefusedAtOnce() {
        Worker worker = worker("js");
        assertThatThrownBy(() -> worker.bind(String.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.String is no interface");
        assertThatThrownBy(() -> worker.bind(Generic.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Generic.of has type parameters");
        assertThatThrownBy(() -> worker.bind(Nameless.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("IntBinaryOperator.applyAsInt")
                .hasMessageContaining("-parameters");
    }
}
