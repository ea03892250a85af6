package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.core.ConversionException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of a class with a converter cross by it wherever they stand; what does not fit a type is told in plain words. */
final class ConvertersTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static @Nullable Polyflux runtime;

    /** Jackson would make an object of it. */
    record Money(BigDecimal amount, String unit) {

        static Money parse(Object text) {
            String[] parts = ((String) text).split(" ");
            if (parts.length != 2) {
                throw new IllegalArgumentException("it has no unit");
            }
            return new Money(new BigDecimal(parts[0]), parts[1]);
        }

        String text() {
            return amount + " " + unit;
        }
    }

    record Offer(String item, Money price, List<Money> others) {}

    record Picky(int age) {
        Picky {
            if (age < 0) {
                throw new IllegalArgumentException("nobody is " + age);
            }
        }
    }

    enum Colour {
        RED,
        GREEN
    }

    interface Opaque {
        int some();

        int other();
    }

    @Exposed
    public static final class Till {
        public Money doubled(Money money) {
            return new Money(money.amount().add(money.amount()), money.unit());
        }
    }

    @BeforeAll
    static void start() {
        runtime = Polyflux.builder()
                .converter(Converter.of(Money.class, Money::text, Money::parse))
                .service("till", new Till())
                .build();
        runtime.start(
                WorkerSpec.of(
                        "js.js",
                        """
                import till from 'service:till';
                sync.same = (value) => value;
                sync.shown = (value) => JSON.stringify(value);
                sync.doubled = (value) => till.doubled(value);
                sync.use = (it, value) => it(value);
                """));
        runtime.start(
                WorkerSpec.of(
                        "py.py",
                        """
                import json
                from services import till
                from pyscript import sync
                sync.same = lambda value: value
                sync.shown = lambda value: json.dumps(value, separators=(",", ":"))
                sync.doubled = lambda value: till.doubled(value)
                sync.use = lambda it, value: it(value)
                """));
    }

    @AfterAll
    static void close() {
        Objects.requireNonNull(runtime).close();
    }

    private static Worker worker(String language) {
        return Objects.requireNonNull(Objects.requireNonNull(runtime).worker(language));
    }

    @ParameterizedTest
    @ValueSource(strings = {"js", "py"})
    void aConverterHoldsWhereverItsClassStands(String language) {
        Worker worker = worker(language);
        Money money = new Money(new BigDecimal("1.50"), "EUR");
        Offer offer = new Offer("tea", money, List.of(money));
        assertThat(worker.call("shown", String.class, offer).block(LIMIT))
                .isEqualTo("{\"item\":\"tea\",\"price\":\"1.50 EUR\",\"others\":[\"1.50 EUR\"]}");
        assertThat(worker.call("same", Offer.class, offer).block(LIMIT)).isEqualTo(offer);
        assertThat(worker.call("same", Money.class, money).block(LIMIT)).isEqualTo(money);
        assertThat(worker.call("shown", String.class, Map.of(money, 1)).block(LIMIT))
                .isEqualTo("{\"1.50 EUR\":1}");
        assertThat(worker.call(
                                "same",
                                new TypeRef<Map<Money, Integer>>() {},
                                dev.polyflux.core.Arguments.of(Map.of(money, 1)))
                        .block(LIMIT))
                .isEqualTo(Map.of(money, 1));
        assertThat(worker.call("doubled", Money.class, money).block(LIMIT))
                .isEqualTo(new Money(new BigDecimal("3.00"), "EUR"));
        Function<Object, Object> give = any -> money;
        assertThat(worker.call("use", String.class, give, 1).block(LIMIT)).isEqualTo("1.50 EUR");
        assertThat(worker.call(
                                "same",
                                new TypeRef<Map<LocalDate, String>>() {},
                                dev.polyflux.core.Arguments.of(Map.of("2020-01-01", "a")))
                        .block(LIMIT))
                .isEqualTo(Map.of(LocalDate.of(2020, 1, 1), "a"));
    }

    record Point(int x, int y) {}

    record Path(List<Point> points, Point from) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            js | (() => { class P { #hidden = 1; _hidden = 2; constructor(x, y) { this.x = x; this.y = y; Object.defineProperty(this, 'w', { enumerable: true, get() { return 0; } }); } get z() { return 0; } } return { points: [new P(1, 2)], from: new P(3, 4) }; })()
            py | (lambda P: {'points': [P(1, 2)], 'from': P(3, 4)})(type('P', (), {'__init__': lambda self, x, y: self.__dict__.update(x=x, y=y, _hidden=1), 'z': property(lambda self: 0)}))
            py | (lambda P: {'points': [P(1, 2)], 'from': P(3, 4)})(type('P', (), {'__slots__': ('x', 'y'), '__init__': lambda self, x, y: [setattr(self, 'x', x), setattr(self, 'y', y), None][2]}))
            """)
    void instancesOfAGuestsClassesBecomeTheTypeThatIsAskedFor(String language, String code) {
        assertThat(worker(language).eval(code, Path.class).block(LIMIT))
                .isEqualTo(new Path(List.of(new Point(1, 2)), new Point(3, 4)));
        assertThat(worker(language)
                        .eval(code, new TypeRef<Map<String, Object>>() {})
                        .map(map -> Objects.requireNonNull(map.get("from")))
                        .block(LIMIT))
                .isInstanceOf(dev.polyflux.core.Ref.class);
    }

    record Stamped(UUID id, String note) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type('S', (), {'__init__': lambda self: self.__dict__.update(id=UUID(int=1), note='a')})()",
                "type('S', (), {'__slots__': ('id', 'note'), '__init__': lambda self: [setattr(self, 'id', UUID(int=1)), setattr(self, 'note', 'a'), None][2]})()",
                "type('S', (UUID,), {'__slots__': ('id', 'note'), '__init__': lambda self: [object.__setattr__(self, 'id', UUID(int=1)), object.__setattr__(self, 'note', 'a'), None][2]})()"
            })
    void whatAnInstanceHoldsOfAWellKnownClassIsThatStill(String made) {
        String code = "(lambda UUID: " + made + ")(__import__('uuid').UUID)";
        assertThat(worker("py").eval(code, Stamped.class).block(LIMIT)).isEqualTo(new Stamped(new UUID(0, 1), "a"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            ({ item: 'tea', price: 'much' })                       | offer  | price: much is no Money: it has no unit
            ({ item: 'tea', others: ['1 EUR', 2] })                | offer  | others[1]: 2 is no Money
            ({ item: 'tea', prize: 1 })                            | offer  | prize: Offer has no 'prize', only
            ({ item: ['tea'] })                                    | offer  | item: a List is no String
            5                                                      | offer  | the Integer 5 is no Offer
            ({ age: -1 })                                          | picky  | nobody is -1
            'BLUE'                                                 | colour | 'BLUE' is no Colour, but RED, GREEN
            ({ some: 1 })                                          | opaque | Opaque is no type that data can become
            [1, 2]                                                 | offer  | a List is no Offer
            """)
    void whatDoesNotFitIsToldInPlainWords(String code, String type, String message) {
        Class<?> asked = Map.of(
                        "offer", Offer.class, "picky", Picky.class, "colour", Colour.class, "opaque", Opaque.class)
                .get(type);
        assertThatThrownBy(() ->
                        worker("js").eval(code, Objects.requireNonNull(asked)).block(LIMIT))
                .isInstanceOf(ConversionException.class)
                .hasMessageContaining(message)
                .message()
                .doesNotContain("Jackson", "fasterxml", "deserialize", "Creator", "construct instance", "`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"js", "py"})
    void aConverterThatFailsOrHasNoEndIsNamedWithThePlace(String language) {
        try (Polyflux polyflux = Polyflux.builder()
                .converter(Converter.of(
                        Money.class,
                        money -> List.of(Math.floorDiv(1, money.unit().length() - 3)),
                        Money::parse))
                .converter(Converter.of(Picky.class, picky -> new Picky(picky.age() + 1), any -> new Picky(1)))
                .build()) {
            Worker worker = polyflux.start(WorkerSpec.of("w." + language, ""));
            assertThatThrownBy(() -> worker.call("any", Object.class, List.of(new Money(BigDecimal.ONE, "EUR")))
                            .block(LIMIT))
                    .isInstanceOf(ConversionException.class)
                    .hasMessageContaining("[0]: the converter of " + Money.class.getName() + " failed");
            assertThatThrownBy(() -> worker.call("any", Object.class, Map.of("a", new Picky(1)))
                            .block(LIMIT))
                    .isInstanceOf(ConversionException.class)
                    .hasMessageContaining("a: the converter of " + Picky.class.getName() + " gives one again");
        }
    }
}
