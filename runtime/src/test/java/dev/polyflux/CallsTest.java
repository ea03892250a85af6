package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.ConversionException;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.UnsupportedTrapException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** What Java asks workers, and what main asks them. Both workers expose the same functions. */
final class CallsTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static final String PYTHON =
            """
            from pyscript import sync, window
            from polyflux import sleep

            class Closing:
                steps = 0
                closed = 0

            def start():
                Closing.steps = Closing.closed = 0

            def generated(n):
                try:
                    for i in range(n):
                        Closing.steps += 1
                        yield i
                finally:
                    Closing.closed += 1

            async def generated_async(n):
                try:
                    for i in range(n):
                        Closing.steps += 1
                        await sleep(0)
                        yield i
                finally:
                    Closing.closed += 1

            async def later(value):
                await sleep(0)
                return value

            def fail(text):
                raise ValueError(text)

            async def fail_later(text):
                await sleep(0)
                raise ValueError(text)

            def keywords(*args, **named):
                return [list(args), named]

            def breaking(n):
                yield n
                raise ValueError("broken")

            def ask(n):
                for i in range(n):
                    window.tally.append(i)
                return window.tally.length

            sync.start = start
            sync.steps = lambda: Closing.steps
            sync.closed = lambda: Closing.closed
            sync.generated = generated
            sync.generatedAsync = generated_async
            sync.elements = lambda *values: list(values)
            sync.echo = lambda value: value
            sync.nothing = lambda: None
            sync.add = lambda a, b: a + b
            sync.point = lambda x, y: {"x": x, "y": y}
            sync.later = later
            sync.fail = fail
            sync.failLater = fail_later
            sync.keywords = keywords
            sync.breaking = breaking
            sync.object = lambda: Closing()
            """;

    private static final String JAVASCRIPT =
            """
            let steps = 0, closed = 0;
            const failure = (text) => new RangeError(text);
            const pause = () => new Promise((resolve) => setTimeout(resolve, 0));
            Object.assign(sync, {
              start() { steps = closed = 0; },
              steps: () => steps,
              closed: () => closed,
              *generated(n) {
                try {
                  for (let i = 0; i < n; i++) { steps++; yield i; }
                } finally {
                  closed++;
                }
              },
              async *generatedAsync(n) {
                try {
                  for (let i = 0; i < n; i++) { steps++; await pause(); yield i; }
                } finally {
                  closed++;
                }
              },
              elements: (...values) => values,
              echo: (value) => value,
              nothing: () => undefined,
              add: (a, b) => a + b,
              point: (x, y) => ({ x, y }),
              async later(value) { await pause(); return value; },
              fail(text) { throw failure(text); },
              async failLater(text) { await pause(); throw failure(text); },
              keywords: (...args) => [args.slice(0, -1), args.at(-1)],
              *breaking(n) { yield n; throw failure('broken'); },
              object: () => new (class Thing {})(),
            });
            """;

    private static final String MAIN =
            """
            globalThis.area = (w, h) => workers.py.keywords.callKwargs(w, { h });
            globalThis.plain = (text) => workers.py.echo(text);
            globalThis.early = (name) => workers.late[name]();
            """;

    private static @Nullable Polyflux runtime;

    record Point(int x, int y) {}

    @BeforeAll
    static void start() {
        Polyflux polyflux = Polyflux.builder().main("main.js", MAIN).build();
        runtime = polyflux;
        polyflux.start(WorkerSpec.of("py.py", PYTHON));
        polyflux.start(WorkerSpec.of("js.js", JAVASCRIPT));
        for (String name : List.of("py", "js")) {
            worker(name).ended().block(LIMIT);
        }
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

    private static <T> @Nullable T call(String worker, String name, Class<T> type, @Nullable Object... arguments) {
        return worker(worker).call(name, type, arguments).block(LIMIT);
    }

    // One value.

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void aResultArrivesAsTheTypeJavaNames(String worker) {
        assertThat(call(worker, "add", Integer.class, 1, 2)).isEqualTo(3);
        assertThat(call(worker, "add", int.class, 1, 2)).isEqualTo(3);
        assertThat(call(worker, "add", Long.class, 1, 2)).isEqualTo(3L);
        assertThat(call(worker, "add", Double.class, 1, 0.5)).isEqualTo(1.5);
        assertThat(call(worker, "add", Double.class, 1, 2)).isEqualTo(3.0);
        assertThat(call(worker, "add", String.class, "a", "b")).isEqualTo("ab");
        assertThat(call(worker, "echo", Boolean.class, true)).isTrue();
        assertThatObject(call(worker, "elements", List.class, 1, "two", false)).isEqualTo(List.of(1, "two", false));
        assertThatObject(call(worker, "point", Map.class, 1, 2)).isEqualTo(Map.of("x", 1, "y", 2));
        assertThat(call(worker, "point", Point.class, 1, 2)).isEqualTo(new Point(1, 2));
        assertThat(call(worker, "object", Ref.class))
                .isNotNull()
                .extracting(ref -> ref.owner().name())
                .isEqualTo(worker);
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void javasOwnValuesArriveInTheGuestAndComeBack(String worker) {
        assertThat(call(worker, "echo", Point.class, new Point(3, 4))).isEqualTo(new Point(3, 4));
        assertThatObject(call(worker, "echo", List.class, List.of(1, List.of(2))))
                .isEqualTo(List.of(1, List.of(2)));
        assertThatObject(call(worker, "echo", Map.class, Map.of("a", Map.of("b", 1))))
                .isEqualTo(Map.of("a", Map.of("b", 1)));
        assertThat(call(worker, "echo", Long.class, Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
        assertThat(call(worker, "echo", BigInteger.class, BigInteger.TWO.pow(70)))
                .isEqualTo(BigInteger.TWO.pow(70));
        assertThat(call(worker, "echo", String.class, "a\uD83D\uDE00b")).isEqualTo("a\uD83D\uDE00b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void aLiveObjectComesHomeAsItself(String worker) {
        Ref object = Objects.requireNonNull(call(worker, "object", Ref.class));
        assertThat(call(worker, "echo", Ref.class, object)).isSameAs(object);
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void nothingCompletesEmpty(String worker) {
        StepVerifier.create(worker(worker).call("nothing", Object.class))
                .expectComplete()
                .verify(LIMIT);
        StepVerifier.create(worker(worker).call("echo", Object.class, (Object) null))
                .expectComplete()
                .verify(LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void aValueOfAnotherTypeIsAConversionError(String worker) {
        assertThatThrownBy(() -> call(worker, "echo", Integer.class, "text")).isInstanceOf(ConversionException.class);
        assertThatThrownBy(() -> call(worker, "echo", Integer.class, 1.5)).isInstanceOf(ConversionException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void keywordsArriveAsTheLanguageHasThem(String worker) {
        Arguments arguments = Arguments.of(1).with("a", 2).with("b", 3);
        assertThatObject(worker(worker).call("keywords", List.class, arguments).block(LIMIT))
                .isEqualTo(List.of(List.of(1), new LinkedHashMap<>(Map.of("a", 2, "b", 3))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void aCoroutineAndAPromiseAreAwaited(String worker) {
        assertThat(call(worker, "later", String.class, "now")).isEqualTo("now");
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void aCallIsMadeOncePerSubscription(String worker) {
        call(worker, "start", Object.class);
        Flux<Integer> streamed = worker(worker).stream("generated", Integer.class, 2);
        assertThat(call(worker, "steps", Integer.class)).isZero();
        StepVerifier.create(streamed).expectNext(0, 1).expectComplete().verify(LIMIT);
        StepVerifier.create(streamed).expectNext(0, 1).expectComplete().verify(LIMIT);
        assertThat(call(worker, "steps", Integer.class)).isEqualTo(4);
    }

    // Errors.

    @ParameterizedTest
    @ValueSource(strings = {"fail", "failLater"})
    void anErrorOfPythonTellsTypeMessageFileAndLine(String function) {
        StepVerifier.create(worker("py").call(function, Object.class, "bad"))
                .expectErrorSatisfies(error -> {
                    assertThat(error).isInstanceOf(GuestException.class).hasMessage("ValueError: bad");
                    assertThat(((GuestException) error).error().language()).isEqualTo("python");
                    assertThat(((GuestException) error).error().trace()).endsWith("\nValueError: bad");
                    StackTraceElement top = error.getStackTrace()[0];
                    assertThat(top.getFileName()).isEqualTo("py.py");
                    assertThat(top.getLineNumber()).isEqualTo(lineOf(PYTHON, "raise ValueError(text)", function));
                })
                .verify(LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail", "failLater"})
    void anErrorOfJavaScriptTellsTypeMessageFileAndLine(String function) {
        StepVerifier.create(worker("js").call(function, Object.class, "bad"))
                .expectErrorSatisfies(error -> {
                    assertThat(error).isInstanceOf(GuestException.class).hasMessage("RangeError: bad");
                    assertThat(((GuestException) error).error().language()).isEqualTo("javascript");
                    assertThat(((GuestException) error).error().trace()).startsWith("RangeError: bad\n    at ");
                    assertThat(error.getStackTrace())
                            .extracting(StackTraceElement::getFileName)
                            .contains("js.js");
                    assertThat(error.getStackTrace()[0].getLineNumber())
                            .isEqualTo(lineOf(JAVASCRIPT, "const failure", "failure"));
                })
                .verify(LIMIT);
    }

    /** The number of the first line with {@code code} after the one that names {@code function}. */
    private static int lineOf(String script, String code, String function) {
        List<String> lines = script.lines().toList();
        String defined = function.replace("failLater", "fail_later");
        int from = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).contains(defined))
                .findFirst()
                .orElseThrow();
        return 1
                + IntStream.range(from, lines.size())
                        .filter(i -> lines.get(i).contains(code))
                        .findFirst()
                        .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void aMissingFunctionIsAnErrorThatNamesThoseThereAre(String worker) {
        assertThatThrownBy(() -> call(worker, "absent", Object.class))
                .isInstanceOf(UnsupportedTrapException.class)
                .hasMessageContaining("'absent'")
                .hasMessageContaining("add")
                .hasMessageContaining("later");
    }

    // Streams.

    @ParameterizedTest
    @ValueSource(strings = {"py generated", "py generatedAsync", "js generated", "js generatedAsync"})
    void aGeneratorRunsOnlyAsFarAsItIsAsked(String function) {
        String worker = function.split(" ", 2)[0];
        call(worker, "start", Object.class);
        StepVerifier.create(worker(worker).stream(function.split(" ", 2)[1], Integer.class, 1000), 0)
                .expectSubscription()
                .thenRequest(1)
                .expectNext(0)
                .then(() -> steps(worker, 1))
                .thenRequest(2)
                .expectNext(1, 2)
                .then(() -> steps(worker, 3))
                .thenCancel()
                .verify(LIMIT);
        assertThat(call(worker, "closed", Integer.class)).isEqualTo(1);
        steps(worker, 3);
    }

    /** On a thread of its own: an element arrives on the worker's loop, which must not wait for itself. */
    private static void steps(String worker, int expected) {
        assertThat(worker(worker)
                        .call("steps", Integer.class)
                        .toFuture()
                        .orTimeout(60, TimeUnit.SECONDS)
                        .join())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"py generated", "py generatedAsync", "js generated", "js generatedAsync"})
    void aStreamGivesAllElementsInOrder(String function) {
        String worker = function.split(" ", 2)[0];
        assertThat(worker(worker).stream(function.split(" ", 2)[1], Integer.class, 300)
                        .collectList()
                        .block(LIMIT))
                .isEqualTo(IntStream.range(0, 300).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void takingSomeElementsClosesTheGenerator(String worker) {
        call(worker, "start", Object.class);
        assertThat(worker(worker).stream("generated", Integer.class, 1000)
                        .take(2)
                        .collectList()
                        .block(LIMIT))
                .isEqualTo(List.of(0, 1));
        assertThat(call(worker, "closed", Integer.class)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void aListIsStreamed(String worker) {
        StepVerifier.create(worker(worker).stream("elements", String.class, "a", "b"))
                .expectNext("a", "b")
                .expectComplete()
                .verify(LIMIT);
        StepVerifier.create(worker(worker).stream("elements", String.class))
                .expectComplete()
                .verify(LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void anErrorInAGeneratorEndsTheStreamBehindItsElements(String worker) {
        StepVerifier.create(worker(worker).stream("breaking", Integer.class, 5))
                .expectNext(5)
                .expectErrorSatisfies(error ->
                        assertThat(error).isInstanceOf(GuestException.class).hasMessageEndingWith("Error: broken"))
                .verify(LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void anElementWithoutAValueIsAnError(String worker) {
        StepVerifier.create(worker(worker).stream("elements", String.class, "a", null))
                .expectNext("a")
                .expectError(ConversionException.class)
                .verify(LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void aStreamOfWhatIsNotIterableIsAnError(String worker) {
        StepVerifier.create(worker(worker).stream("object", String.class))
                .expectError(GuestException.class)
                .verify(LIMIT);
    }

    // Main and workers.

    @Test
    void mainCallsAWorkerWithKeywords() {
        assertThatObject(worker("js").eval("window.area(3, 4)", List.class).block(LIMIT))
                .isEqualTo(List.of(List.of(3), Map.of("h", 4)));
    }

    @Test
    void aFunctionExposedLaterIsWaitedFor() {
        Polyflux polyflux = polyflux();
        Worker late =
                polyflux.start(WorkerSpec.of("late.mjs", "sync.first = () => 'first'; await new Promise(() => {});"));
        var second = late.call("second", String.class).toFuture();
        assertThat(late.call("first", String.class).block(LIMIT)).isEqualTo("first");
        assertThat(second).isNotDone();
        late.eval("sync.second = () => 'second'", Object.class).block(LIMIT);
        assertThat(second.orTimeout(60, TimeUnit.SECONDS).join()).isEqualTo("second");
        late.terminate().block(LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void aHundredThousandCallsAreAnsweredInOrder(String worker) {
        worker("js").eval("window.eval('globalThis.tally = []')", Object.class).block(LIMIT);
        String code = worker.equals("py")
                ? "[window.tally.push(i) for i in range(100000)] == list(range(1, 100001))"
                : "Array.from({ length: 100000 }, (_, i) => window.tally.push(i)).every((n, i) => n === i + 1)";
        assertThat(worker(worker).eval(code, Boolean.class).block(LIMIT.multipliedBy(5)))
                .isTrue();
        assertThat(worker("js")
                        .eval("window.eval('tally.length === 100000 && tally.every((n, i) => n === i)')", Boolean.class)
                        .block(LIMIT))
                .isTrue();
    }

    @Test
    void workersThatCallMainAtOnceLoseNothing() {
        int calls = 2000;
        worker("js")
                .eval(
                        "window.eval('globalThis.counts = {}; globalThis.count = (name, i) => { counts[name] ??= []; counts[name].push(i); }')",
                        Object.class)
                .block(LIMIT);
        List<Worker> callers = new ArrayList<>(List.of(worker("py"), worker("js")));
        for (int i = 0; i < 6; i++) {
            callers.add(polyflux().start(WorkerSpec.idle("caller" + i, i == 0 ? "py" : "js")));
        }
        callers.get(2).eval("from pyscript import window", Object.class).block(LIMIT);
        Flux.fromIterable(callers)
                .flatMap(caller -> caller.eval(
                        caller.name().equals("py") || caller.name().equals("caller0")
                                ? "[window.count('%s', i) for i in range(%d)] and None".formatted(caller.name(), calls)
                                : "for (let i = 0; i < %d; i++) window.count('%s', i)".formatted(calls, caller.name()),
                        Object.class))
                .then()
                .block(LIMIT);
        assertThatObject(worker("js")
                        .eval(
                                "window.eval('Object.values(counts).map((list) => list.length === 2000 && list.every((n, i) => n === i))')",
                                List.class)
                        .block(LIMIT))
                .isEqualTo(List.of(true, true, true, true, true, true, true, true));
        Flux.fromIterable(callers.subList(2, callers.size()))
                .flatMap(Worker::terminate)
                .then()
                .block(LIMIT);
    }
}
