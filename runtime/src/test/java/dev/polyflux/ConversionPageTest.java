package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.polyflux.core.Arguments;
import dev.polyflux.core.ConversionException;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.Ref;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The page of conversions: each cell is what came of the row's value, sent there and back. A change of any of them is a change
 * of the committed page.
 */
final class ConversionPageTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Path WRITTEN = Path.of("target", "conversion.md");
    private static final Path COMMITTED = Path.of("..", "docs", "conversion.md");

    private static @Nullable Polyflux runtime;

    enum Colour {
        RED,
        GREEN
    }

    record Item(String name, int price) {}

    record Money(String text) {}

    public static final class Bean {
        public String getName() {
            return "a";
        }

        public boolean isOpen() {
            return true;
        }
    }

    @Exposed
    public static final class Prices {
        public int price() {
            return 1;
        }
    }

    @BeforeAll
    static void start() {
        runtime = Polyflux.builder()
                .access(Access.USER) // the sandbox has no data of time zones
                .converter(Converter.of(Money.class, Money::text, text -> new Money((String) text)))
                .build();
        runtime.start(
                WorkerSpec.of(
                        "js.js",
                        """
                const named = (value) => Object.entries(value).map(([name, member]) => `${name}: ${shown(member)}`).join(', ');
                const shown = (value) => {
                  if (value === null || value === undefined || typeof value === 'boolean' || typeof value === 'number') return String(value);
                  if (typeof value === 'bigint') return `${value}n`;
                  if (typeof value === 'string') return `'${value}'`;
                  if (typeof value === 'function') return 'function';
                  if (value instanceof Date) return `Date ${value.toISOString()}`;
                  if (value instanceof Uint8Array) return `Uint8Array [${value}]`;
                  if (value instanceof Map) return `Map {${[...value].map(([key, member]) => `${shown(key)} => ${shown(member)}`).join(', ')}}`;
                  if (value instanceof Set) return `Set {${[...value].map(shown).join(', ')}}`;
                  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`;
                  const can = [];
                  if (typeof value.then === 'function') can.push('promise');
                  if (value[Symbol.asyncIterator] !== undefined && value[Symbol.iterator] === undefined) can.push('async iterable');
                  if (value[Symbol.iterator] !== undefined) can.push('iterable');
                  return can.length > 0 ? can.join(', ') : Object.getPrototypeOf(value) === Object.prototype ? `{ ${named(value)} }` : 'live object';
                };
                sync.shown = shown;
                sync.same = (value) => value;
                globalThis.Point = class Point { constructor() { this.x = 1; } };
                """));
        runtime.start(
                WorkerSpec.of(
                        "py.py",
                        """
                import array, collections, dataclasses, datetime, decimal, enum, fractions, pathlib, uuid, zoneinfo
                from pyscript import sync
                def shown(value):
                    if type(value).__module__ == "builtins" and type(value).__name__ != "object" and not callable(value):
                        return repr(value)
                    can = []
                    if callable(value): can.append("function")
                    if hasattr(value, "__await__"): can.append("awaitable")
                    if hasattr(value, "__aiter__") and not hasattr(value, "__iter__"): can.append("async iterable")
                    if hasattr(value, "__iter__") : can.append("iterable")
                    if type(value).__module__ in ("datetime", "_datetime", "_pydatetime", "decimal", "uuid", "zoneinfo", "pathlib", "fractions") or "Path" in type(value).__name__:
                        return repr(value)
                    return ", ".join(can) or "live object"
                sync.shown = shown
                sync.same = lambda value: value
                class Color(enum.Enum):
                    RED = 1
                class Number(enum.IntEnum):
                    ONE = 1
                @dataclasses.dataclass
                class Data:
                    x: int = 1
                class Point:
                    def __init__(self):
                        self.x = 1
                Named = collections.namedtuple("Named", "x")
                """));
    }

    @AfterAll
    static void close() {
        Objects.requireNonNull(runtime).close();
    }

    private static Worker worker(String language) {
        return Objects.requireNonNull(Objects.requireNonNull(runtime).worker(language));
    }

    /** By how the page writes them. */
    private static Map<String, @Nullable Object> ofJava() {
        Map<String, @Nullable Object> rows = new LinkedHashMap<>();
        rows.put("`null`", null);
        rows.put("`boolean`", true);
        rows.put("`int`, `short`, `byte`", 7);
        rows.put("`long`", 9007199254740993L);
        rows.put("`float`, `double`", 0.5);
        rows.put("`BigInteger`", BigInteger.TEN.pow(20));
        rows.put("`BigDecimal`", new BigDecimal("1.50"));
        rows.put("`char`", 'a');
        rows.put("`String`, `CharSequence`, `char[]`", "text");
        rows.put("`byte[]`", new byte[] {104, 105});
        rows.put("`ByteBuffer`", ByteBuffer.wrap(new byte[] {104, 105}));
        rows.put("`int[]` and other arrays", new int[] {1, 2});
        rows.put("`Integer[]` with null", new Integer[] {1, null});
        rows.put("`List`, `Collection`", Arrays.asList(1, null, "a"));
        rows.put("`Set`", Set.of("a"));
        rows.put("`Map` with names", Map.of("a", 1));
        rows.put("`EnumMap`", new EnumMap<>(Map.of(Colour.RED, 1)));
        rows.put("`Map` with other keys", Map.of(1, "a"));
        rows.put("`Map` with lists as keys", Map.of(List.of(1), "a"));
        rows.put("a record", new Item("a", 1));
        rows.put("a bean", new Bean());
        rows.put("a class with a `Converter`", new Money("1 EUR"));
        rows.put("Jackson's `JsonNode`", JsonNodeFactory.instance.objectNode().put("a", 1));
        rows.put("an enum's constant", Colour.RED);
        rows.put("`Optional`", Optional.of(1));
        rows.put("`Optional.empty()`", Optional.empty());
        rows.put("`OptionalInt` and its like", OptionalInt.of(1));
        rows.put("`UUID`", new UUID(0, 5));
        rows.put("`URI`, `URL`", URI.create("https://example.org/a"));
        rows.put("`Path`", Path.of("a", "b"));
        rows.put("`File`", new File("a"));
        rows.put("`Locale`", Locale.GERMANY);
        rows.put("`Currency`", Currency.getInstance("EUR"));
        rows.put("`Instant`", Instant.EPOCH);
        rows.put("`Date`", new Date(0));
        rows.put("`OffsetDateTime`", OffsetDateTime.of(2020, 1, 2, 3, 4, 5, 0, ZoneOffset.ofHours(2)));
        rows.put("`ZonedDateTime`", ZonedDateTime.of(2020, 1, 2, 3, 4, 5, 0, ZoneId.of("Europe/Berlin")));
        rows.put("`LocalDateTime`", LocalDateTime.of(2020, 1, 2, 3, 4));
        rows.put("`LocalDate`", LocalDate.of(2020, 1, 2));
        rows.put("`LocalTime`", LocalTime.of(1, 2));
        rows.put("`OffsetTime`", OffsetTime.of(1, 2, 0, 0, ZoneOffset.UTC));
        rows.put("`Duration`", Duration.ofMillis(1500));
        rows.put("`Period`", Period.ofMonths(2));
        rows.put("`Year`", Year.of(2020));
        rows.put("`YearMonth`", YearMonth.of(2020, 2));
        rows.put("`ZoneOffset`", ZoneOffset.ofHours(2));
        rows.put("`ZoneId`", ZoneId.of("Europe/Berlin"));
        rows.put("`Mono`", Mono.just(1));
        rows.put("`Flux`, `Publisher`, `Flow.Publisher`", Flux.just(1, 2));
        rows.put("`CompletionStage`", CompletableFuture.completedFuture(1));
        rows.put("`Function` and its like", (Function<Object, Object>) value -> value);
        rows.put("any functional interface", (IntUnaryOperator) value -> value);
        rows.put("`Iterator`, `Stream`", Stream.of(1));
        rows.put("an `Iterable` that is no collection", (Iterable<Integer>) List.of(1)::iterator);
        rows.put("an object of an `@Exposed` class, a `Service`", new Prices());
        rows.put("any other object", new Object());
        return rows;
    }

    private static final List<String> OF_PYTHON = List.of(
            "None",
            "True",
            "7",
            "2 ** 70",
            "0.5",
            "'text'",
            "b'hi'",
            "bytearray(b'hi')",
            "array.array('i', [1, 2])",
            "[1, None]",
            "(1, 2)",
            "{1, 2}",
            "frozenset((1, 2))",
            "{'a': 1}",
            "{1: 'a'}",
            "range(3)",
            "memoryview(b'hi')",
            "collections.deque([1])",
            "collections.OrderedDict(a=1)",
            "Named(1)",
            "Data()",
            "Point()",
            "Color.RED",
            "Number.ONE",
            "decimal.Decimal('1.50')",
            "fractions.Fraction(1, 3)",
            "1j",
            "datetime.datetime(2020, 1, 2)",
            "datetime.datetime(2020, 1, 2, tzinfo=datetime.timezone.utc)",
            "datetime.datetime(2020, 1, 2, tzinfo=zoneinfo.ZoneInfo('Europe/Berlin'))",
            "datetime.date(2020, 1, 2)",
            "datetime.time(1, 2)",
            "datetime.timedelta(seconds=1.5)",
            "datetime.timezone.utc",
            "zoneinfo.ZoneInfo('Europe/Berlin')",
            "uuid.UUID(int=5)",
            "pathlib.PurePosixPath('a/b')",
            "iter([1])",
            "(n for n in [1])",
            "len",
            "int");

    private static final List<String> OF_JAVASCRIPT = List.of(
            "undefined",
            "null",
            "true",
            "7",
            "0.5",
            "NaN",
            "10n ** 20n",
            "'text'",
            "new Uint8Array([104, 105])",
            "new Float64Array([0.5])",
            "new Float16Array([0.5])",
            "new Uint32Array([7])",
            "new BigInt64Array([7n])",
            "new ArrayBuffer(2)",
            "[1, null]",
            "({ a: 1 })",
            "new Map([[1, 'a']])",
            "new Map([['a', 1]])",
            "new Set([1, 2])",
            "new Date(0)",
            "new Date(NaN)",
            "new Point()",
            "/a/",
            "new Error('a')",
            "Symbol('a')",
            "[1].values()",
            "(function* () { yield 1; })()",
            "() => 1",
            "Promise.resolve(1)");

    private static final Map<String, TypeRef<?>> TYPES = new LinkedHashMap<>();

    static {
        TYPES.put("boolean", new TypeRef<Boolean>() {});
        TYPES.put("int", new TypeRef<Integer>() {});
        TYPES.put("long", new TypeRef<Long>() {});
        TYPES.put("double", new TypeRef<Double>() {});
        TYPES.put("BigInteger", new TypeRef<BigInteger>() {});
        TYPES.put("BigDecimal", new TypeRef<BigDecimal>() {});
        TYPES.put("String", new TypeRef<String>() {});
        TYPES.put("byte[]", new TypeRef<byte[]>() {});
        TYPES.put("double[]", new TypeRef<double[]>() {});
        TYPES.put("int[]", new TypeRef<int[]>() {});
        TYPES.put("List<Object>", new TypeRef<List<Object>>() {});
        TYPES.put("Set<Object>", new TypeRef<Set<Object>>() {});
        TYPES.put("Map<Object, Object>", new TypeRef<Map<Object, Object>>() {});
        TYPES.put("Map<String, Object>", new TypeRef<Map<String, Object>>() {});
        TYPES.put("Colour", new TypeRef<Colour>() {});
        TYPES.put("Instant", new TypeRef<Instant>() {});
        TYPES.put("OffsetDateTime", new TypeRef<OffsetDateTime>() {});
        TYPES.put("ZonedDateTime", new TypeRef<ZonedDateTime>() {});
        TYPES.put("LocalDateTime", new TypeRef<LocalDateTime>() {});
        TYPES.put("LocalDate", new TypeRef<LocalDate>() {});
        TYPES.put("LocalTime", new TypeRef<LocalTime>() {});
        TYPES.put("Duration", new TypeRef<Duration>() {});
        TYPES.put("ZoneId", new TypeRef<ZoneId>() {});
        TYPES.put("UUID", new TypeRef<UUID>() {});
        TYPES.put("Path", new TypeRef<Path>() {});
    }

    @Test
    void theCommittedPageIsWhatComesOfEachRow() throws IOException {
        StringBuilder page = new StringBuilder(
                """
                # Conversion, row by row

                `ConversionPageTest` sends the value of each row, and writes what came of it to `runtime/target/conversion.md`; it
                fails where that is not this page. The rules behind are on [values](values.md), what is live on
                [services](services.md). *Back* is what Java gets when it asks for the type again: *equal*, *itself*, or what is lost.

                ## From Java

                | Java | Python | back | JavaScript | back |
                |---|---|---|---|---|
                """);
        ofJava().forEach((label, value) -> page.append("| ")
                .append(label)
                .append(" | ")
                .append(sent("py", value))
                .append(" | ")
                .append(sent("js", value))
                .append(" |\n"));
        for (String language : List.of("py", "js")) {
            page.append("\n## From ")
                    .append(language.equals("py") ? "Python" : "JavaScript")
                    .append(
                            """


                    | value | where no type is asked for | can be asked for as |
                    |---|---|---|
                    """);
            for (String code : language.equals("py") ? OF_PYTHON : OF_JAVASCRIPT) {
                page.append("| `")
                        .append(code)
                        .append("` | ")
                        .append(got(language, code))
                        .append(" | ")
                        .append(types(language, code))
                        .append(" |\n");
            }
        }
        page.append(
                "\nAnything can be asked for as `Object`, anything that is an object there as `Ref`, and anything as `Optional`.\n");
        Files.writeString(WRITTEN, page);
        assertThat(COMMITTED)
                .as("copy runtime/target/conversion.md to docs/conversion.md")
                .content()
                .isEqualTo(page.toString());
    }

    private static String sent(String language, @Nullable Object value) {
        try {
            String shown = worker(language).call("shown", String.class, value).block(LIMIT);
            return cell(shown) + " | " + back(language, value);
        } catch (ConversionException e) {
            return "refused | ";
        }
    }

    private static String cell(@Nullable String shown) {
        String text = String.valueOf(shown);
        return text.matches("[a-z ,]+") && !Set.of("true", "null", "undefined").contains(text)
                ? text
                : "`" + text + "`";
    }

    private static String back(String language, @Nullable Object value) {
        try {
            Object back = asked(worker(language), value);
            return back == value && value != null
                    ? "itself"
                    : isEqual(given(value), back) ? like(value) : "`" + told(back) + "`";
        } catch (ConversionException e) {
            return "not as this type";
        }
    }

    /** What comes back where the type that is sent is asked for; what only comes later is awaited, and asked for as any object. */
    private static @Nullable Object asked(Worker worker, @Nullable Object value) {
        return switch (value) {
            case null -> same(worker, Object.class, value);
            case Flux<?> flux -> same(worker, Object.class, value);
            case Mono<?> mono -> same(worker, Object.class, value);
            case CompletableFuture<?> future -> same(worker, Object.class, value);
            case Optional<?> optional ->
                worker.call("same", new TypeRef<Optional<Object>>() {}, Arguments.of(value))
                        .block(LIMIT);
            case Path path -> same(worker, Path.class, value);
            case ZoneOffset offset -> same(worker, ZoneOffset.class, value);
            case ZoneId zone -> same(worker, ZoneId.class, value);
            case Map<?, ?> map -> same(worker, Map.class, value);
            case Set<?> set -> same(worker, Set.class, value);
            case List<?> list -> same(worker, List.class, value);
            case ByteBuffer bytes -> same(worker, ByteBuffer.class, value);
            default -> same(worker, value.getClass(), value);
        };
    }

    private static @Nullable Object same(Worker worker, Class<?> type, @Nullable Object value) {
        return worker.call("same", type, value).block(LIMIT);
    }

    private static @Nullable Object given(@Nullable Object value) {
        return switch (value) {
            case Flux<?> flux -> flux.blockFirst(LIMIT);
            case Mono<?> mono -> mono.block(LIMIT);
            case CompletableFuture<?> future -> future.join();
            case null, default -> value;
        };
    }

    private static String like(@Nullable Object value) {
        return switch (value) {
            case Flux<?> flux -> "the first that it gives";
            case Mono<?> mono -> "what it gives";
            case CompletableFuture<?> future -> "what it gives";
            case null, default -> "equal";
        };
    }

    private static boolean isEqual(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null || !one.getClass().isArray()) {
            return Objects.equals(one, other);
        }
        return one.getClass() == other.getClass() && Arrays.deepEquals(new Object[] {one}, new Object[] {other});
    }

    private static String got(String language, String code) {
        try {
            Object got = worker(language).eval(code).block(LIMIT);
            return got == null
                    ? "nothing"
                    : got instanceof Ref ? "live `Ref`" : "`" + name(got) + "` `" + told(got) + "`";
        } catch (ConversionException | GuestException e) {
            return "refused";
        }
    }

    private static String name(Object got) {
        return switch (got) {
            case Path path -> "Path";
            case ZoneOffset offset -> "ZoneOffset";
            case ZoneId zone -> "ZoneId";
            case List<?> list -> "List";
            case Set<?> set -> "Set";
            case Map<?, ?> map -> "Map";
            default -> got.getClass().getSimpleName();
        };
    }

    private static String told(@Nullable Object got) {
        if (got == null || !got.getClass().isArray()) {
            return String.valueOf(got);
        }
        return java.util.stream.IntStream.range(0, Array.getLength(got))
                .mapToObj(i -> String.valueOf(Array.get(got, i)))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String types(String language, String code) {
        return TYPES.entrySet().stream()
                .filter(type -> fits(language, code, type.getValue()))
                .map(type -> "`" + type.getKey() + "`")
                .collect(Collectors.joining(", "));
    }

    private static boolean fits(String language, String code, TypeRef<?> type) {
        try {
            return worker(language).eval(code, type).hasElement().block(LIMIT) == Boolean.TRUE;
        } catch (ConversionException | GuestException e) {
            return false;
        }
    }
}
