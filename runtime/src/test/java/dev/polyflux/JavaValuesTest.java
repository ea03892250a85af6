package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.core.ConversionException;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.Ref;
import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Java hands over and asks for: the same value in every language and back, or an error that says where and what. */
final class JavaValuesTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static @Nullable Polyflux runtime;
    private static @Nullable Worker js;
    private static @Nullable Worker py;

    record Order(
            UUID id, Instant at, BigDecimal price, Optional<String> note, List<LocalDate> days, @Nullable Path file) {}

    record Item(String name, int price) {}

    record Basket(List<Item> items) {}

    record Holder(Basket order) {}

    @BeforeAll
    static void start() {
        Polyflux polyflux = Polyflux.builder().access(Access.USER).build();
        runtime = polyflux;
        js = polyflux.start(
                WorkerSpec.of(
                        "javascript.js",
                        """
            const held = { deep: [] };
            sync.same = (value) => value;
            sync.inside = (value) => ({ list: [value] });
            sync.held = (value) => (held.value = value, held.value);
            sync.text = (value) => String(value) + ' ' + typeof value;
            sync.json = (value) => JSON.stringify(value);
            sync.jsonOfPythons = async () => JSON.stringify(await (await workers['python']).pairs());
            """));
        py = polyflux.start(
                WorkerSpec.of(
                        "python.py",
                        """
            from pyscript import sync
            sync.same = lambda value: value
            sync.inside = lambda value: {"list": [value]}
            sync.held = lambda value: globals().update(kept=value) or kept
            sync.text = lambda value: f"{value!r} {type(value).__name__}"
            sync.pairs = lambda: {1: "a", 2.5: [{None: True}]}
            """));
    }

    @AfterAll
    static void close() {
        Objects.requireNonNull(runtime).close();
    }

    private static Worker worker(String language) {
        return Objects.requireNonNull(language.equals("js") ? js : py);
    }

    private static List<Object> values() {
        ZonedDateTime zoned = ZonedDateTime.of(2024, 10, 27, 2, 30, 0, 0, ZoneId.of("Europe/Berlin"));
        return List.of(
                true,
                1,
                -7L,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                0.5,
                -0.0,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.MIN_VALUE,
                1e300,
                0.25f,
                (short) 7,
                (byte) -128,
                'ä',
                new BigInteger("-123456789012345678901234567890"),
                BigInteger.TEN.pow(5000),
                "",
                "text",
                "\0",
                "\ud83d\ude00",
                Instant.parse("2020-02-29T12:30:15.123456Z"),
                Instant.EPOCH,
                Instant.parse("1969-12-31T23:59:59.999999Z"),
                LocalDate.of(2020, 2, 29),
                LocalDate.of(1, 1, 1),
                LocalDate.of(9999, 12, 31),
                LocalDateTime.of(2020, 1, 2, 3, 4),
                LocalTime.of(23, 59, 59, 999_999_000),
                LocalTime.MIDNIGHT,
                OffsetDateTime.of(2020, 1, 2, 3, 4, 5, 0, ZoneOffset.ofHoursMinutes(-5, -30)),
                zoned,
                zoned.withLaterOffsetAtOverlap(),
                OffsetTime.of(1, 2, 3, 0, ZoneOffset.ofHours(2)),
                Duration.ofSeconds(-1, 1000),
                Duration.ofDays(1000),
                Duration.ZERO,
                Period.of(1, 2, 3),
                YearMonth.of(2020, 2),
                DayOfWeek.MONDAY,
                ZoneOffset.UTC,
                ZoneOffset.ofHours(3),
                new BigDecimal("1.5"),
                new BigDecimal("-0.000000000000000000001"),
                new BigDecimal("1E+30"),
                UUID.fromString("00000000-0000-0000-0000-000000000005"),
                URI.create("https://example.org/a?b#c"),
                Path.of("a", "b"),
                Path.of("/"),
                new File("x/y"),
                new Date(1234567890123L),
                Map.of(),
                Map.of("a", 1),
                List.of(),
                List.of(1, "a", true),
                Set.of("a"));
    }

    private static Stream<Arguments> crossings() {
        return Stream.of("js", "py").flatMap(language -> values().stream()
                .flatMap(value -> Stream.of("same", "inside", "held").map(way -> Arguments.of(language, way, value))));
    }

    record Inside<T>(List<T> list) {}

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("crossings")
    void whatJavaHandsOverComesBackEqual(String language, String way, Object value) {
        Class<?> type = typeOf(value);
        if (way.equals("inside")) {
            TypeRef<Object> inside = TypeRef.of(com.fasterxml.jackson.databind.type.TypeFactory.defaultInstance()
                    .constructParametricType(Inside.class, type));
            assertThat(worker(language).call(way, inside, value).block(LIMIT)).isEqualTo(new Inside<>(List.of(value)));
        } else {
            assertThatObject(worker(language).call(way, type, value).block(LIMIT))
                    .isEqualTo(value);
        }
    }

    private static Class<?> typeOf(Object value) {
        return switch (value) {
            case Path path -> Path.class;
            case ZoneOffset offset -> ZoneOffset.class;
            case ZoneId zone -> ZoneId.class;
            case Map<?, ?> map -> Map.class;
            case Set<?> set -> Set.class;
            case List<?> list -> List.class;
            case Enum<?> constant -> constant.getDeclaringClass();
            default -> value.getClass();
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"js", "py"})
    void recordsThatHoldSuchValuesComeBackEqual(String language) {
        Order order = new Order(
                new UUID(1, 2),
                Instant.parse("2020-01-01T00:00:00.5Z"),
                new BigDecimal("1.50"),
                Optional.of("n"),
                List.of(LocalDate.of(2020, 1, 1)),
                null);
        assertThat(worker(language).call("same", Order.class, order).block(LIMIT))
                .isEqualTo(order);
        assertThat(worker(language)
                        .call("same", new TypeRef<Map<String, List<Order>>>() {}, Map.of("a", List.of(order)))
                        .block(LIMIT))
                .isEqualTo(Map.of("a", List.of(order)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            py | 2 ** 70 | long | 1180591620717411303424
            py | 2 ** 31 | int | -2147483648 to 2147483647
            py | 40000 | short | 40000
            py | 200 | byte | -128 to 127
            js | 2 ** 31 | int | 2147483648
            js | 10n ** 30n | long | 1000000000000000000000000000000
            py | 2 ** 53 + 1 | double | 9.007199254740992E15
            py | 16777217 | float | 1.6777216E7
            py | 1e300 | float | Infinity
            py | 1.5 | int | 1.5
            js | 1.5 | long | 1.5
            js | NaN | int | NaN
            js | Infinity | big | Infinity
            py | float('nan') | decimal | NaN
            py | __import__('decimal').Decimal('NaN') | decimal | NaN
            py | __import__('decimal').Decimal('1.5') | int | 1.5
            js | '5' | int | '5'
            js | '' | int | ''
            js | true | int | true
            py | True | double | true
            py | 1 | boolean | 1
            js | 'ab' | char | 'ab'
            py | 65 | char | 65
            js | 'aGk=' | bytes | String
            py | [1, 300] | bytes | 300
            py | [1, None] | ints | [1]: nothing is no int
            py | [1, 2.5] | ints | 2.5
            js | new Date(NaN) | instant | invalid Date
            js | ({ at: [new Date(NaN)] }) | object | at[0] is an invalid Date
            py | __import__('datetime').datetime(2020, 1, 1) | instant | 2020-01-01T00:00
            py | __import__('datetime').datetime(2020, 1, 1, tzinfo=__import__('datetime').timezone.utc) | local | 2020-01-01T00:00Z
            py | __import__('datetime').timezone(__import__('datetime').timedelta(microseconds=1)) | object | zone
            js | new Map([[new Map([['a', 1]]), 2]]) | names | LinkedHashMap
            js | new Map([[1, 2], ['1', 3]]) | names | 1
            py | {'items': [{'name': 'a', 'price': 1}, {'name': 'b', 'price': 'x'}]} | basket | items[1].price
            py | {'items': [{'name': 'a', 'price': None}]} | basket | items[0].price
            py | {'items': [{'name': 'a'}]} | basket | price
            js | ({ order: { items: [{ name: 'a', price: 1.5 }] } }) | holder | order.items[0].price
            """)
    void whatAJavaTypeCannotHoldIsRefusedByName(String language, String code, String type, String message) {
        assertThatThrownBy(() -> worker(language).eval(code, typeNamed(type)).block(LIMIT))
                .isInstanceOf(ConversionException.class)
                .hasMessageContaining(message);
    }

    private static TypeRef<?> typeNamed(String name) {
        return switch (name) {
            case "names" -> new TypeRef<Map<String, Integer>>() {};
            case "object" -> new TypeRef<Object>() {};
            default ->
                TypeRef.of(Objects.requireNonNull(Map.ofEntries(
                                Map.entry("long", long.class),
                                Map.entry("int", Integer.class),
                                Map.entry("short", short.class),
                                Map.entry("byte", byte.class),
                                Map.entry("double", double.class),
                                Map.entry("float", float.class),
                                Map.entry("big", BigInteger.class),
                                Map.entry("decimal", BigDecimal.class),
                                Map.entry("boolean", boolean.class),
                                Map.entry("char", char.class),
                                Map.entry("bytes", byte[].class),
                                Map.entry("ints", int[].class),
                                Map.entry("instant", Instant.class),
                                Map.entry("local", LocalDateTime.class),
                                Map.entry("basket", Basket.class),
                                Map.entry("holder", Holder.class))
                        .get(name)));
        };
    }

    @Test
    void whereNoTypeIsAskedForEachValueIsJavasNearest() {
        assertThatObject(worker("py").eval("{1, 2}").block(LIMIT)).isEqualTo(Set.of(1, 2));
        assertThatObject(worker("js").eval("new Set(['a'])").block(LIMIT)).isEqualTo(Set.of("a"));
        assertThatObject(worker("py").eval("{1: 'a', '1': 'b'}").block(LIMIT)).isEqualTo(Map.of(1, "a", "1", "b"));
        assertThatObject(worker("py")
                        .eval("__import__('decimal').Decimal('1.50')")
                        .block(LIMIT))
                .isEqualTo(new BigDecimal("1.50"));
        assertThatObject(worker("js").eval("new Date(0)").block(LIMIT)).isEqualTo(Instant.EPOCH);
        assertThatObject(worker("py").eval("range(3)").block(LIMIT)).isEqualTo(List.of(0, 1, 2));
        assertThatObject(worker("py")
                        .eval("[__import__('fractions').Fraction(1, 3)][0]")
                        .block(LIMIT))
                .isInstanceOf(Ref.class);
        assertThat(worker("py")
                        .eval("__import__('uuid').UUID(int=1)", Ref.class)
                        .block(LIMIT))
                .isInstanceOf(Ref.class);
        assertThat(worker("py")
                        .eval("{1: 'a'}", new TypeRef<Map<Integer, String>>() {})
                        .block(LIMIT))
                .isEqualTo(Map.of(1, "a"));
        assertThat(worker("js")
                        .eval("({ 1: 'a' })", new TypeRef<Map<Integer, String>>() {})
                        .block(LIMIT))
                .isEqualTo(Map.of(1, "a"));
        assertThat(worker("py").eval("None", new TypeRef<Optional<String>>() {}).block(LIMIT))
                .isEmpty();
    }

    static Stream<Arguments> arrivals() {
        Map<String, Integer> ordered = new LinkedHashMap<>();
        ordered.put("b", 1);
        ordered.put("", 2);
        ordered.put("a\0", 3);
        Map<Object, Object> mixed = new LinkedHashMap<>();
        mixed.put("1", "text");
        mixed.put(1, "whole");
        return Stream.of(
                Arguments.of("py", Map.of(1, "a"), "{1: 'a'} dict"),
                Arguments.of("py", mixed, "{'1': 'text', 1: 'whole'} dict"),
                Arguments.of("py", ordered, "{'b': 1, '': 2, 'a\\x00': 3} dict"),
                Arguments.of("py", Map.of(List.of(1), true), "{(1,): True} dict"),
                Arguments.of("py", Set.of("a"), "{'a'} set"),
                Arguments.of(
                        "py",
                        new Date(0),
                        "datetime.datetime(1970, 1, 1, 0, 0, tzinfo=datetime.timezone.utc) datetime"),
                Arguments.of("py", new Integer[] {1, null}, "[1, None] list"),
                Arguments.of("py", new int[] {1}, "[1] list"),
                Arguments.of("py", Optional.of(Optional.of(1)), "1 int"),
                Arguments.of("py", Optional.empty(), "None NoneType"),
                Arguments.of("py", new BigDecimal("1.50"), "Decimal('1.50') Decimal"),
                Arguments.of("py", ByteBuffer.wrap(new byte[] {104, 105}), "b'hi' bytes"),
                Arguments.of("py", LocalDate.of(2020, 1, 2), "datetime.date(2020, 1, 2) date"),
                Arguments.of(
                        "py", Duration.ofMillis(1500), "datetime.timedelta(seconds=1, microseconds=500000) timedelta"),
                Arguments.of("py", -0.0, "-0.0 float"),
                Arguments.of("js", Map.of(1, "a"), "[object Map] object"),
                Arguments.of("js", Set.of("a"), "[object Set] object"),
                Arguments.of("js", new Integer[] {1, null}, "1, object"),
                Arguments.of("js", LocalDate.of(2020, 1, 2), "2020-01-02 string"),
                Arguments.of("js", Duration.ofMillis(1500), "PT1.5S string"),
                Arguments.of("js", new BigDecimal("1.50"), "1.50 string"),
                Arguments.of(
                        "js",
                        UUID.fromString("00000000-0000-0000-0000-000000000005"),
                        "00000000-0000-0000-0000-000000000005 string"));
    }

    @ParameterizedTest
    @MethodSource("arrivals")
    void whatArrivesIsTheLanguagesOwn(String language, Object value, String shown) {
        assertThat(worker(language).call("text", String.class, value).block(LIMIT))
                .isEqualTo(shown);
    }

    private static Stream<Arguments> written() {
        return Stream.of(
                Arguments.of(Map.of(1, "a"), "{\"1\":\"a\"}"),
                Arguments.of(Map.of("a", Map.of(true, List.of(1))), "{\"a\":{\"true\":[1]}}"),
                Arguments.of(Map.of(-1L, Map.of()), "{\"-1\":{}}"));
    }

    @ParameterizedTest
    @MethodSource("written")
    void aMapWhoseKeysAreNoTextsIsWrittenToJsonAsAnObject(Object value, String json) {
        assertThat(worker("js").call("json", String.class, value).block(LIMIT)).isEqualTo(json);
    }

    @Test
    void soIsADictThatAnotherRealmAnswers() {
        assertThat(worker("js").call("jsonOfPythons", String.class).block(LIMIT))
                .isEqualTo("{\"1\":\"a\",\"2.5\":[{\"null\":true}]}");
    }

    private static Stream<Arguments> refused() {
        Map<String, Object> itself = new HashMap<>();
        itself.put("order", List.of(1, itself));
        List<Object> list = new ArrayList<>();
        list.add(list);
        Object[] array = new Object[1];
        array[0] = Map.of("a", Optional.of(array));
        Object deep = "end";
        for (int i = 0; i < 100_000; i++) {
            deep = i % 2 == 0 ? List.of(deep) : Map.of("a", deep);
        }
        return Stream.of(
                Arguments.of(itself, "order[1] is the whole value again"),
                Arguments.of(list, "[0] is the whole value again"),
                Arguments.of(array, "[0].a is the whole value again"),
                Arguments.of(deep, "deep"),
                Arguments.of(List.of(new Object()), "[0]: a java.lang.Object is no data"),
                Arguments.of(Map.of("who", Runtime.getRuntime()), "who: a java.lang.Runtime is no data"),
                Arguments.of(Instant.MAX, "+1000000000-12-31"),
                Arguments.of(List.of(LocalDate.MIN), "[0]: -999999999-01-01 is outside"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsNoDataOrHasNoEndIsRefusedWithItsPlace(Object value, String message) {
        for (String language : List.of("js", "py")) {
            assertThatThrownBy(() ->
                            worker(language).call("same", Object.class, value).block(LIMIT))
                    .isInstanceOf(ConversionException.class)
                    .hasMessageContaining(message);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            py | (lambda r: r.append(r) or r)([]) | [0] is the whole value again
            py | (lambda r: r.update(a=[r]) or r)({}) | a[0] is the whole value again
            js | (() => { const r = []; r.push(r); return r; })() | [0] is the whole value again
            js | (() => { const r = { a: { b: [] } }; r.a.b.push(r.a); return r; })() | a.b[0] is a again
            js | (() => { const r = new Map(); r.set(1, r); return r; })() | [1] is the whole value again
            """)
    void cyclicDataOfAGuestHasNoTypeButObject(String language, String code, String message) {
        assertThatThrownBy(() -> worker(language)
                        .eval(code, new TypeRef<List<List<Object>>>() {})
                        .block(LIMIT))
                .isInstanceOf(ConversionException.class)
                .hasMessageContaining(message);
        assertThat(worker(language).eval(code).map(Object::getClass).block(LIMIT))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            js | (() => { const r = new Set(); r.add(r); return r; })() | contains itself and is a key or in a set
            js | (() => { const r = []; r.push(r); return new Map([[r, 1]]); })() | contains itself and is a key or in a set
            """)
    void whatContainsItselfIsNoKey(String language, String code, String message) {
        assertThatThrownBy(() -> worker(language).eval(code).block(LIMIT))
                .isInstanceOf(ConversionException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            py | __import__('functools').reduce(lambda deep, i: [deep], range(100_000), 0)
            py | __import__('functools').reduce(lambda deep, i: {'a': deep}, range(100_000), 0)
            js | Array.from({ length: 100_000 }).reduce((deep) => [deep], 0)
            js | Array.from({ length: 100_000 }).reduce((deep) => ({ deep }), 0)
            js | Array.from({ length: 100_000 }).reduce((deep) => new Map([[1, deep]]), 0)
            """)
    void deepDataOfAGuestIsAnErrorOfThatGuest(String language, String code) {
        for (TypeRef<?> type : List.of(new TypeRef<Object>() {}, new TypeRef<List<Object>>() {})) {
            assertThatThrownBy(() -> worker(language).eval(code, type).block(LIMIT))
                    .isInstanceOf(GuestException.class)
                    .hasMessageContaining("more than 1000 levels");
        }
    }

    @Test
    void halfACharacterStaysWhatItIs() {
        for (String text : Arrays.asList("\ud800", "a\udfffb")) {
            assertThat(worker("js").call("same", String.class, text).block(LIMIT))
                    .isEqualTo(text);
            assertThat(worker("py").call("same", String.class, text).block(LIMIT))
                    .isEqualTo(text);
        }
        assertThat(worker("js").eval("'\\ud800'", String.class).block(LIMIT)).isEqualTo("\ud800");
        assertThat(worker("py").eval("'\\ud800'", String.class).block(LIMIT)).isEqualTo("\ud800");
    }
}
