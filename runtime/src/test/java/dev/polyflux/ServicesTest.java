package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.core.Ref;
import dev.polyflux.lifecycle.LifecycleEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

/** A Java object with methods is one in each language, and no more of it than is exposed. */
final class ServicesTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Queue<String> TOLD = new ConcurrentLinkedQueue<>();
    private static final BlockingQueue<String> NEVER = new LinkedBlockingQueue<>();
    private static @Nullable Polyflux runtime;

    record Item(String name, int price) {}

    record Order(List<Item> items, Optional<LocalDate> day) {}

    interface Shape {
        double area();
    }

    @Exposed
    public static final class PriceService implements Function<Object, Object> {

        public final String secret = "hidden";

        @Exposed(getter = true)
        public String getCurrency() {
            return "EUR";
        }

        @Exposed(getter = true)
        public Order getLatest() {
            return new Order(List.of(new Item("tea", 3)), Optional.empty());
        }

        @Exposed(getter = true)
        public PriceService getOther() {
            return new PriceService();
        }

        public BigDecimal priceOf(String item) {
            return new BigDecimal(item.length() + ".50");
        }

        public int total(Order order) {
            return order.items().stream().mapToInt(Item::price).sum();
        }

        public String find(String name) {
            return "text " + name;
        }

        public String find(int number) {
            return "int " + number;
        }

        public String find(String name, int page) {
            return name + " page " + page;
        }

        public String find(Order order) {
            return "order of " + order.items().size();
        }

        public String when(LocalDate day, @Keyword("zone_name") Optional<String> zone, @Nullable Integer times) {
            return day + " " + zone.orElse("-") + " " + times;
        }

        public String all(String first, int... rest) {
            return first + IntStream.of(rest).sum();
        }

        public Mono<Item> later(String name) {
            return Mono.just(new Item(name, 1)).delayElement(Duration.ofMillis(1));
        }

        public CompletionStage<String> staged(String name) {
            return CompletableFuture.supplyAsync(() -> "staged " + name);
        }

        public Flux<Integer> ticks() {
            return Flux.range(0, 1_000_000)
                    .doOnRequest(n -> TOLD.add("requested " + n))
                    .doOnCancel(() -> TOLD.add("cancelled"));
        }

        public Stream<Integer> natural() {
            return Stream.iterate(0, i -> i + 1).onClose(() -> TOLD.add("closed"));
        }

        public void fail(String why) {
            throw new NoSuchElementException(why);
        }

        public Mono<Void> failLater(String why) {
            return Mono.error(new IllegalStateException(why));
        }

        @Exposed(blocking = true)
        public String blocking() {
            return Objects.requireNonNull(
                    Mono.just("from " + (Schedulers.isInNonBlockingThread() ? "a loop" : "elastic"))
                            .delayElement(Duration.ofMillis(1))
                            .block(LIMIT));
        }

        public List<Integer> sorted(List<Integer> numbers, Comparator<Integer> by) {
            return numbers.stream().sorted(by).toList();
        }

        public String shown(Shown<String> by, String what) {
            return by.toString(what) + by.equals(by) + by.toString().startsWith("Shown of");
        }

        public String kind(Ref live) {
            return live.shape().typeName();
        }

        public @Nullable String nothing() {
            return null;
        }

        public PriceService self() {
            return this;
        }

        public Mono<String> never() {
            return Mono.<String>never()
                    .doOnSubscribe(begun -> NEVER.add("begun"))
                    .doOnCancel(() -> NEVER.add("cancelled"));
        }

        public Mono<String> who() {
            return Mono.deferContextual(context -> Mono.just(context.hasKey("who") ? context.get("who") : "nobody"));
        }

        @Override
        public Object apply(Object any) {
            return any;
        }

        String packagePrivate() {
            return "hidden";
        }

        public static String ofClass() {
            return "hidden";
        }
    }

    interface Shown<T> {
        String toString(T value);
    }

    /** Nothing of it is annotated. */
    public static final class Circle implements Shape {
        @Override
        public double area() {
            return 3.5;
        }

        public String password() {
            return "hidden";
        }

        @Override
        public String toString() {
            return "hidden";
        }
    }

    @BeforeAll
    static void start() {
        runtime = Polyflux.builder()
                .copyLimit(1000)
                .service("prices", new PriceService())
                .service("the-circle", Shape.class, new Circle())
                .service("elastic", Service.of(Shape.class, new Circle()).on(Schedulers.boundedElastic()))
                .build();
        runtime.start(
                WorkerSpec.of(
                        "js.js",
                        """
                import prices from 'service:prices';
                import circle from 'service:the-circle';
                import elastic from 'service:elastic';
                globalThis.prices = prices; globalThis.circle = circle; globalThis.elastic = elastic;
                sync.use = (it, ...rest) => it(...rest);
                sync.area = (it) => it.area(); sync.never = () => prices.never(); sync.who = async () => prices.who();
                sync.drop = async () => { for await (const tick of prices.ticks()) if (tick === 2) return tick; };
                sync.caught = (why) => { try { prices.fail(why); } catch (e) { return `${e instanceof Error} ${e.message}`; } };
                sync.caughtLater = async (why) => { try { await prices.failLater(why); } catch (e) { return `${e instanceof Error} ${e.message}`; } };
                sync.begin = (it) => { it.begin(); return 'not awaited'; };
                sync.twice = async (it) => { const begun = it.begin(); return [await begun, await begun]; };
                sync.first = (n) => { const all = []; for (const i of prices.natural()) { if (i >= n) break; all.push(i); } return all; };
                """));
        runtime.start(
                WorkerSpec.of(
                        "py.py",
                        """
                import polyflux
                from services import prices, the_circle as circle, elastic
                from pyscript import sync
                sync.use = lambda it, *rest: it(*rest)
                sync.area = lambda it: it.area()
                async def never():
                    return await prices.never()
                async def who():
                    return await prices.who()
                sync.never, sync.who = never, who
                async def drop():
                    async for tick in prices.ticks():
                        if tick == 2:
                            return tick
                def caught(why):
                    try:
                        prices.fail(why)
                    except Exception as e:
                        return f"{str(isinstance(e, Exception)).lower()} {e}"
                async def caught_later(why):
                    try:
                        await prices.fail_later(why)
                    except Exception as e:
                        return f"{str(isinstance(e, Exception)).lower()} {e}"
                def first(n):
                    all = []
                    for i in prices.natural():
                        if i >= n:
                            break
                        all.append(i)
                    return all
                def begin(it):
                    it.begin()
                    return "not awaited"
                async def twice(it):
                    begun = it.begin()
                    return [await begun, await begun]
                sync.begin, sync.twice = begin, twice
                sync.drop, sync.caught, sync.caughtLater, sync.first = drop, caught, caught_later, first
                """));
    }

    @AfterAll
    static void close() {
        Objects.requireNonNull(runtime).close();
    }

    private static Worker worker(String language) {
        return Objects.requireNonNull(Objects.requireNonNull(runtime).worker(language));
    }

    private static @Nullable Object eval(String language, String code) {
        Worker worker = worker(language);
        assertThat(worker.ended().block(LIMIT)).isInstanceOf(LifecycleEvent.Done.class);
        return worker.eval(code).block(LIMIT);
    }

    private static Stream<org.junit.jupiter.params.provider.Arguments> uses() {
        return Stream.of(
                        """
            js | polyflux.gather(prices, 'currency', 'latest.items[0].name', 'other.latest.items[0].price', 'latest.no.such').join() | EUR,tea,3,
            py | polyflux.gather(prices, 'currency', 'latest.items[0].name', 'other.latest.items[0].price', 'latest.no.such') | [EUR, tea, 3, null]
            js | polyflux.query(prices, 'latest.items[0].price')           | 3
            py | polyflux.query(prices, 'latest.items[0].price')           | 3
            js | 'price_of' in prices && prices.price_of('abc')            | 3.50
            py | str(prices.find) + str(prices.natural())                  | <Java method><Java Stream>
            js | prices.priceOf('abc')                                     | 3.50
            py | prices.priceOf('abc')                                     | 3.50
            py | prices.price_of('abc')                                    | 3.50
            js | prices.currency                                           | EUR
            py | prices.currency                                           | EUR
            js | prices.total({ items: [{ name: 'a', price: 2 }, { name: 'b', price: 3 }] }) | 5
            py | prices.total({'items': [{'name': 'a', 'price': 2}], 'day': None}) | 2
            js | prices.find('a')                                          | text a
            js | prices.find(7)                                            | int 7
            js | prices.find('a', 7)                                       | a page 7
            js | prices.find({ items: [] })                                | order of 0
            py | prices.find(7)                                            | int 7
            py | prices.find('a', page=2)                                  | a page 2
            py | prices.find(page=2, name='a')                             | a page 2
            js | prices.find('a', { page: 3 })                             | a page 3
            js | prices.find({ page: 3, name: 'b' })                       | b page 3
            js | prices.when('2020-02-29')                                 | 2020-02-29 - null
            py | prices.when(__import__('datetime').date(2020, 2, 29), zone_name='UTC', times=3) | 2020-02-29 UTC 3
            js | prices.all('a', 1, 2, 3)                                  | a6
            py | prices.all('a')                                           | a0
            js | prices.later('x').then((item) => item.name)               | x
            js | prices.staged('x')                                        | staged x
            js | prices.blocking()                                         | from elastic
            js | elastic.area()                                            | 3.5
            js | prices.sorted([1, 3, 2], (a, b) => b - a).join()          | 3,2,1
            py | list(prices.sorted([1, 3, 2], lambda a, b: b - a))        | [3, 2, 1]
            js | prices.shown((it) => `<${it}>`, 'a')                      | <a>truetrue
            py | prices.shown(lambda it: f'<{it}>', 'a')                   | <a>truetrue
            js | prices.kind(Array.from({ length: 2000 }))                 | Array
            py | prices.kind([0] * 2000)                                   | list
            js | prices.nothing() === undefined                            | true
            py | prices.nothing() is None                                  | true
            js | prices.self() === prices && prices.find === prices.find   | true
            py | prices.self() is prices and prices.find is prices.find    | true
            js | typeof prices + typeof prices.find                        | objectfunction
            py | callable(prices.find) and not callable(prices)            | true
            js | circle.area() + ' ' + Object.keys(circle)                 | 3.5 area
            py | circle.area()                                             | 3.5
            js | String(circle)                                            | <Java Shape>
            py | repr(circle)                                              | <Java Shape>
            js | JSON.stringify(circle)                                    | {}
            js | 'find' in prices && !('getClass' in prices)               | true
            """
                                .lines()
                                .toArray(String[]::new))
                .map(line -> line.split("\\|(?=[^|]+\\|[^|]*$)|\\|(?=[^|]*$)"))
                .map(cells -> org.junit.jupiter.params.provider.Arguments.of(
                        cells[0].strip(), cells[1].strip(), cells[2].strip()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("uses")
    void aServiceIsUsedAsAnObjectOfTheLanguage(String language, String code, String expected) {
        assertThat(String.valueOf(eval(language, code))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "getClass", "class", "hashCode", "notify", "wait", "equals", "secret", "packagePrivate",
                "ofClass", "password", "constructor", "__proto__", "clone", "finalize", "getSecret", "prototype"
            })
    void whatIsNotExposedIsNotThere(String name) {
        for (String service : List.of("prices", "circle", "prices.find")) {
            Object js = eval(
                    "js",
                    "(() => { try { const it = " + service + "['" + name + "']; return it === undefined"
                            + " || it === Object.prototype || it === Function.prototype; }"
                            + " catch { return true; } })()");
            Object py = eval("py", "hasattr(" + service + ", '" + name + "')");
            assertThat(js).as("%s.%s in JavaScript", service, name).isEqualTo(true);
            assertThat(py).as("%s.%s in Python", service, name).isEqualTo(false);
        }
        assertThat(eval("js", "Object.keys(prices).includes('" + name + "')")).isEqualTo(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"js", "py"})
    void anObjectOfAServiceIsAnArgumentToo(String language) {
        Worker worker = worker(language);
        assertThat(worker.call("area", Double.class, Service.of(Shape.class, new Circle()))
                        .block(LIMIT))
                .isEqualTo(3.5);
        PriceService prices = new PriceService();
        assertThat(worker.call("use", Object.class, (Function<Object, Object>) x -> x, prices)
                        .block(LIMIT))
                .isSameAs(prices);
    }

    @ParameterizedTest
    @ValueSource(strings = {"js", "py"})
    void everyFunctionalInterfaceIsAFunction(String language) {
        Worker worker = worker(language);
        IntBinaryOperator add = Integer::sum;
        Comparator<String> order = (a, b) -> a.compareTo(b);
        Joining join = (separator, parts) -> String.join(separator, parts);
        BiFunction<Object, Object, Object> pair = (a, b) -> a + "" + b;
        assertThat(worker.call("use", Integer.class, add, 2, 3).block(LIMIT)).isEqualTo(5);
        assertThat(worker.call("use", Integer.class, order, "a", "b").block(LIMIT))
                .isNegative();
        assertThat(worker.call("use", String.class, join, "-", List.of("a", "b"))
                        .block(LIMIT))
                .isEqualTo("a-b");
        assertThat(worker.call("use", String.class, pair, 1, 2).block(LIMIT)).isEqualTo("12");
    }

    interface Joining {
        String join(String separator, List<String> parts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"js", "py"})
    void whatItThrowsIsAnErrorOfTheLanguage(String language) {
        assertThat(worker(language)
                        .call("caught", String.class, "no such price")
                        .block(LIMIT))
                .isEqualTo("true no such price");
        assertThat(worker(language).call("caughtLater", String.class, "later").block(LIMIT))
                .isEqualTo("true later");
    }

    @ParameterizedTest
    @ValueSource(strings = {"js", "py"})
    void aCallThatIsCancelledCancelsTheMonoThatItWaitsFor(String language) throws InterruptedException {
        NEVER.clear();
        Disposable call = worker(language).call("never", String.class).subscribe();
        assertThat(NEVER.take()).isEqualTo("begun");
        call.dispose();
        assertThat(NEVER.take()).isEqualTo("cancelled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"js", "py"})
    void aMonoBeginsInTheContextOfTheCall(String language) {
        assertThat(worker(language)
                        .call("who", String.class)
                        .contextWrite(Context.of("who", "somebody"))
                        .block(LIMIT))
                .isEqualTo("somebody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"js", "py"})
    void aFluxIsIteratedAtTheGuestsDemandAndCancelled(String language) {
        TOLD.clear();
        assertThat(worker(language).call("drop", Integer.class).block(LIMIT)).isEqualTo(2);
        assertThat(TOLD).containsExactly("requested 1", "requested 1", "requested 1", "cancelled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"js", "py"})
    void aStreamWithoutEndIsTakenAsFarAsItIsAskedFor(String language) {
        TOLD.clear();
        assertThat(worker(language)
                        .call("first", new TypeRef<List<Integer>>() {}, dev.polyflux.core.Arguments.of(3))
                        .block(LIMIT))
                .isEqualTo(List.of(0, 1, 2));
        if (language.equals("js")) { // Python's loops do not say that they were left
            assertThat(TOLD).containsExactly("closed");
        }
    }

    private static Stream<org.junit.jupiter.params.provider.Arguments> misuses() {
        return Stream.of(
                        """
            js | prices.total({ items: [{ name: 'a', price: 1 }, { name: 'b', price: 'x' }] }) | order.items[1].price
            py | prices.total({'items': [{'name': 'a', 'price': 1.5}]})    | order.items[0].price
            py | prices.total({'items': 5})                                | order.items
            js | prices.total()                                            | nothing is given for order
            js | prices.total(1, 2)                                        | it takes no more than 1 arguments, not 2
            py | prices.total(orders=1)                                    | nothing is given for order
            js | prices.find()                                             | find(String name)
            py | prices.when('2020-01-01', where=1)                        | it has no parameters named where
            py | prices.price_of('a', item='b')                            | given twice
            js | prices.all('a', 1, 'b')                                   | argument 3
            js | prices.total(() => 1)                                     | order
            """
                                .lines()
                                .toArray(String[]::new))
                .map(line -> line.split("\\|"))
                .map(cells -> org.junit.jupiter.params.provider.Arguments.of(
                        cells[0].strip(), cells[1].strip(), cells[2].strip()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("misuses")
    void argumentsThatDoNotFitAreAnErrorThatSaysWhere(String language, String code, String message) {
        assertThatThrownBy(() -> eval(language, code)).hasMessageContaining(message);
    }

    @Test
    void whatExposesNothingIsRefused() {
        assertThatThrownBy(() -> Polyflux.builder().service("circle", new Circle()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("@Exposed");
        assertThatThrownBy(() -> Polyflux.builder().service("no name", new PriceService()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no name");
        assertThatThrownBy(() -> Polyflux.builder()
                        .service("the-prices", new PriceService())
                        .service("the_prices", new PriceService()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'the-prices' already, and 'the_prices' is the same name in Python");
    }

    @ParameterizedTest
    @ValueSource(strings = {"js", "py"})
    void aMethodOfAMonoBeginsWhenItIsCalledAndOnce(String language) {
        AtomicInteger begun = new AtomicInteger();
        CompletableFuture<Integer> first = new CompletableFuture<>();
        Starting starting = () -> Mono.fromSupplier(() -> {
            first.complete(begun.incrementAndGet());
            return begun.get();
        });
        Service service = Service.of(Starting.class, starting);
        assertThat(worker(language).call("begin", String.class, service).block(LIMIT))
                .isEqualTo("not awaited");
        assertThat(Mono.fromFuture(first).block(LIMIT)).isOne();
        assertThat(worker(language)
                        .call("twice", new TypeRef<List<Integer>>() {}, dev.polyflux.core.Arguments.of(service))
                        .block(LIMIT))
                .isEqualTo(List.of(2, 2));
        assertThat(begun).hasValue(2);
    }

    interface Starting {
        Mono<Integer> begin();
    }

    @Test
    void whatIsMissingIsNamedWithWhatThereIs() {
        Polyflux polyflux = Objects.requireNonNull(runtime);
        LifecycleEvent js = polyflux.start(WorkerSpec.of("gone.mjs", "import x from 'service:nope';"))
                .ended()
                .block(LIMIT);
        assertThat(String.valueOf(js)).contains("service:nope").contains("service:prices");
        LifecycleEvent py = polyflux.start(WorkerSpec.of("gone2.py", "from services import nope"))
                .ended()
                .block(LIMIT);
        assertThat(String.valueOf(py)).contains("cannot import name 'nope'");
    }

    @Test
    void mainImportsThemToo() {
        for (String file : List.of("main.py", "main.mjs")) {
            Queue<String> lines = new ConcurrentLinkedQueue<>();
            String code = file.endsWith("py")
                    ? "from services import prices\nprint(prices.find('a'))"
                    : "import prices from 'service:prices';\nconsole.log(prices.find('a'))";
            try (Polyflux polyflux = Polyflux.builder()
                    .service("prices", new PriceService())
                    .main(file, code)
                    .output(line -> lines.add(line.text()))
                    .build()) {
                polyflux.events().filter(LifecycleEvent.Done.class::isInstance).blockFirst(LIMIT);
            }
            assertThat(lines).containsExactly("text a");
        }
    }
}
