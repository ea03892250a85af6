package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of value by every way between realms: what arrives is equal, and of the same type. */
final class ValueCrossingsTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static final String MAIN_PY =
            """
            import datetime, decimal, fractions, uuid, pathlib, enum, http

            def same(value): return value
            def kind(value): return type(value).__name__
            def first(values): return values[0]
            def called(function): return function()
            def throw(value): raise ValueError(value)

            class Holder: pass
            holder = Holder()
            data = {"a": [1, (2,), None]}

            class E(ValueError):
                code = 7
            class F(E): pass
            def is_e(kind): return kind is E
            def fail(kind): raise globals()[kind]("failed")
            """;

    private static final String MAIN_JS =
            """
            globalThis.same = (value) => value;
            globalThis.first = (values) => values[0];
            globalThis.called = (function_) => function_();
            globalThis.throw = (value) => { const error = new Error('thrown'); error.value = value; throw error; };
            globalThis.holder = {};
            globalThis.kind = (value) => typeof value;
            globalThis.entries = () => Object.entries({ a: 1, b: undefined });
            globalThis.data = { a: [1, null, { b: undefined }] };
            globalThis.bytes = new Uint8Array([104, 105]);
            globalThis.zeros = new Map([[0, 'a'], [false, 'b']]);
            globalThis.ones = new Set([1, true]);
            """;

    private static final String WORKER =
            """
            import datetime, decimal, fractions, uuid, pathlib, enum, http, json
            from pyscript import window

            utc, delta = datetime.timezone.utc, datetime.timedelta

            def thrown(value):
                try:
                    getattr(window, "throw")(value)
                except ValueError as error:
                    return error.args[0]
                except Exception as error:
                    return error.value

            def refused(act):
                try:
                    return repr(act())
                except Exception as error:
                    return str(error)

            def caught(kind, handled):
                try:
                    window.fail(kind)
                except handled() as error:
                    return type(error).__name__
                except Exception:
                    return None

            def kept(value):
                window.holder.value = value
                return window.holder.value

            ways = {
                "given and got": lambda value: window.same(value),
                "set and read": kept,
                "inside a list": lambda value: window.first([value]),
                "from a callback": lambda value: window.called(lambda: value),
                "thrown": thrown,
            }

            def check(way, value):
                arrived = ways[way](value)
                equal = arrived == value or value != value
                return "same" if type(arrived) is type(value) and equal and repr(arrived)[:2000] == repr(value)[:2000] else repr(arrived)
            """;

    private static final List<String> VALUES = List.of(
            "None",
            "True",
            "0",
            "-(2 ** 53 - 1)",
            "2 ** 63",
            "-(10 ** 30)",
            "0.5",
            "-0.0",
            "float('inf')",
            "''",
            "'\\0 \\U0001f600'",
            "b'\\0\\xff'",
            "datetime.datetime(2020, 2, 29, 12, 30, 15, 123456)",
            "datetime.datetime(1, 1, 1, fold=1)",
            "datetime.datetime(9999, 12, 31, 23, 59, 59, 999999, utc)",
            "datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone(-delta(hours=3, minutes=30)))",
            "datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone(delta(seconds=1), 'named'))",
            "datetime.date(2020, 2, 29)",
            "datetime.time(23, 59, 59, 999999)",
            "datetime.time(1, tzinfo=utc)",
            "delta(days=-1, microseconds=1)",
            "delta(days=999999999)",
            "utc",
            "datetime.timezone(delta(hours=14), 'far')",
            "decimal.Decimal('1.50')",
            "decimal.Decimal('-0')",
            "decimal.Decimal('Infinity')",
            "decimal.Decimal('1E+999')",
            "fractions.Fraction(-1, 3)",
            "uuid.UUID(int=2 ** 127)",
            "complex(1, -0.0)",
            "range(10, -10, -3)",
            "range(2 ** 70)",
            "pathlib.Path('a/b')",
            "pathlib.Path('/')",
            "uuid.SafeUUID.safe");

    private static @Nullable Polyflux python;
    private static @Nullable Polyflux javaScript;

    @BeforeAll
    static void start() {
        python = Polyflux.builder().main("main.py", MAIN_PY).build();
        javaScript = Polyflux.builder().main("main.js", MAIN_JS).build();
        for (Polyflux polyflux : List.of(python, javaScript)) {
            polyflux.start(WorkerSpec.of("values.py", WORKER)).ended().block(LIMIT);
            polyflux.start(WorkerSpec.of("other.py", WORKER)).ended().block(LIMIT);
        }
    }

    @AfterAll
    static void close() {
        Objects.requireNonNull(python).close();
        Objects.requireNonNull(javaScript).close();
    }

    private static Worker worker(String main, String name) {
        return Objects.requireNonNull(Objects.requireNonNull(main.equals("python") ? python : javaScript)
                .worker(name));
    }

    private static Stream<Arguments> crossings() {
        return Stream.of("python", "javascript").flatMap(main -> Stream.of(
                        "given and got", "set and read", "inside a list", "from a callback", "thrown")
                .flatMap(way -> VALUES.stream().map(value -> Arguments.of(main, way, value))));
    }

    @ParameterizedTest(name = "main in {0}, {1}: {2}")
    @MethodSource("crossings")
    void aValueOfPythonComesBackEqual(String main, String way, String value) {
        assertThat(worker(main, "values")
                        .eval("check('" + way + "', " + value + ")", String.class)
                        .block(LIMIT))
                .isEqualTo("same");
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueOfPythonArrivesInAThirdRealmThroughJavaScript(String value) {
        worker("javascript", "values")
                .eval("setattr(window.holder, 'third', " + value + ")", Void.class)
                .block(LIMIT);
        assertThat(worker("javascript", "other")
                        .eval(
                                "(lambda v, w: type(w) is type(v) and v == w)(" + value + ", window.holder.third)",
                                Boolean.class)
                        .block(LIMIT))
                .isTrue();
    }

    private static Stream<String> values() {
        return VALUES.stream();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            dict(window.entries()) == {"a": 1, "b": None}
            json.dumps(window.data) == '{"a": [1, null, {"b": null}]}'
            json.dumps({"x": [window.data]}) == '{"x": [{"a": [1, null, {"b": null}]}]}'
            bytes(window.bytes) + bytes(window.bytes.buffer) == b"hihi"
            "both 0 and false" in refused(lambda: window.zeros.to_py())
            "both 1 and true" in refused(lambda: window.ones.to_py())
            """)
    void aValueOfJavaScriptDoesWhatAPythonProgramExpects(String code) {
        assertThat(worker("javascript", "values").eval(code, Boolean.class).block(LIMIT))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            isinstance(window.same(datetime.date(2020, 1, 1)), datetime.date)
            window.same(delta(1)) < delta(2)
            datetime.datetime(2020, 1, 2, tzinfo=utc) - window.same(datetime.datetime(2020, 1, 1, tzinfo=utc)) == delta(1)
            window.same(decimal.Decimal(1)) + 1 == 2
            window.kind(datetime.datetime.now()) == 'datetime'
            window.kind(type('Mine', (datetime.date,), {})(2020, 1, 1)) != 'date'
            window.same(uuid.SafeUUID.safe) is uuid.SafeUUID.safe
            window.kind(http.HTTPStatus.OK) == 'int' and window.same(http.HTTPStatus.OK) == 200
            json.dumps(window.data) == '{"a": [1, [2], null]}' and json.dumps([window.data["a"]], indent=1) == json.dumps([[1, [2], None]], indent=1)
            issubclass(window.E, ValueError) and issubclass(window.F, window.E) and not issubclass(window.E, window.F)
            window.E is window.E and window.is_e(window.E) and window.E.code == 7
            caught("F", lambda: window.E) == "F" and caught("E", lambda: window.F) is None and caught("F", lambda: ValueError) == "F"
            """)
    void aValueDoesWhatItDoesAtHome(String code) {
        assertThat(worker("python", "values").eval(code, Boolean.class).block(LIMIT))
                .isTrue();
    }
}
