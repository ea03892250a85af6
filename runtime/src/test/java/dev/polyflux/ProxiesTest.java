package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.GuestError.Frame;
import dev.polyflux.core.Reason;
import dev.polyflux.lifecycle.Census;
import dev.polyflux.lifecycle.HeldProxy;
import dev.polyflux.lifecycle.Holding;
import dev.polyflux.lifecycle.LifecycleEvent.ProxyCreated;
import dev.polyflux.lifecycle.LifecycleEvent.ProxyDestroyed;
import dev.polyflux.lifecycle.LifecycleEvent.ProxyEvent;
import dev.polyflux.lifecycle.LiveProxy;
import dev.polyflux.lifecycle.LiveProxy.Calls;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.Disposable;
import reactor.test.StepVerifier;

/** What is told and counted of the proxies that realms have of each other's objects. */
final class ProxiesTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final int COLLECTIONS = 200;

    /** Main makes objects and keeps what it is given. */
    private static final String MAIN =
            """
            globalThis.make = () => ({});
            globalThis.keep = (value) => { globalThis.kept = value; };
            globalThis.drop = () => { globalThis.kept = undefined; };
            globalThis.fire = () => kept();
            """;

    private @Nullable Polyflux runtime;

    @AfterEach
    void close() {
        if (runtime != null) {
            runtime.close();
        }
    }

    private Polyflux with(PolyfluxBuilder builder) {
        Polyflux polyflux = builder.build();
        runtime = polyflux;
        return polyflux;
    }

    private Polyflux withMain() {
        return with(Polyflux.builder().main("main.js", MAIN));
    }

    private static Worker begun(Polyflux polyflux, String file, String code) {
        Worker worker = polyflux.start(WorkerSpec.of(file, code));
        worker.ended().block(LIMIT);
        return worker;
    }

    private static Census census(Polyflux polyflux) {
        return Objects.requireNonNull(polyflux.census(LIMIT).block(LIMIT));
    }

    private static Holding holding(Polyflux polyflux, String holder, String language) {
        return census(polyflux).holdings().stream()
                .filter(each -> each.holder().equals(holder) && each.language().equals(language))
                .findFirst()
                .orElseThrow();
    }

    private static void run(Worker worker, String name) {
        worker.call(name, Void.class).block(LIMIT);
    }

    // Events.

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "w.js | javascript | `globalThis.make = window.make; globalThis.held = []; sync.take = () => { held.push(make()); }`",
                "w.py | python | `from pyscript import sync, window\nmake = window.make\nheld = []\nsync.take = lambda: held.append(make())`"
            })
    void aProxyIsToldWithItsOwnerAndItsHolder(String file, String language, String code) {
        Polyflux polyflux = withMain();
        Worker worker = begun(polyflux, file, code);
        run(worker, "take");
        StepVerifier.create(polyflux.proxies())
                .then(() -> run(worker, "take"))
                .assertNext(event -> {
                    assertThat(event).isInstanceOf(ProxyCreated.class);
                    HeldProxy proxy = event.proxy();
                    assertThat(proxy)
                            .isEqualTo(new HeldProxy(proxy.id(), "Object", "main", "w", language, false, List.of()));
                })
                .thenCancel()
                .verify(LIMIT);
    }

    @Test
    void destroyEndsAProxyAndIsTold() {
        Polyflux polyflux = with(Polyflux.builder().main("main.py", "thing = object()"));
        Worker worker = begun(
                polyflux,
                "w.js",
                "sync.end = () => { const mine = window.thing; mine.copy().destroy(); mine.destroy(); mine.destroy(); }");
        StepVerifier.create(
                        polyflux.proxies().filter(event -> event.proxy().type().equals("object")))
                .then(() -> run(worker, "end"))
                .expectNextMatches(ProxyCreated.class::isInstance)
                .assertNext(event -> assertThat(event)
                        .isInstanceOfSatisfying(ProxyDestroyed.class, destroyed -> assertThat(destroyed.reason())
                                .isEqualTo(Reason.DESTROYED)))
                .thenCancel()
                .verify(LIMIT);
        assertThat(holding(polyflux, "w", "javascript").ended()).containsEntry(Reason.DESTROYED, 1L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DESTROYED | create_proxy(callback) | proxy.destroy()",
                "ONCE | create_once_callable(callback) | window.fire()"
            })
    void theEndOfALeaseIsToldAtOnceWithItsReason(Reason reason, String made, String ending) {
        Polyflux polyflux = withMain();
        Worker worker = begun(
                polyflux,
                "w.py",
                """
                from pyscript import sync, window
                from pyodide.ffi import create_once_callable, create_proxy

                def callback():
                    return 1

                def lend():
                    proxy = %s
                    window.keep(proxy)
                    %s

                sync.lend = lend
                """
                        .formatted(made, ending));
        StepVerifier.create(
                        polyflux.proxies().filter(event -> event.proxy().owner().equals("w")))
                .then(() -> run(worker, "lend"))
                .expectNextMatches(ProxyCreated.class::isInstance)
                .assertNext(event -> assertThat(event)
                        .isInstanceOfSatisfying(ProxyDestroyed.class, destroyed -> assertThat(destroyed.reason())
                                .isEqualTo(reason)))
                .thenCancel()
                .verify(LIMIT);
        assertThat(holding(polyflux, "main", "javascript").ended()).containsEntry(reason, 1L);
    }

    @Test
    void aProxyInTheSameRealmIsToldWhileItIsFollowed() {
        Polyflux polyflux = withMain();
        Worker worker = begun(
                polyflux,
                "w.py",
                """
                import js
                from pyscript import sync
                js.eval("globalThis.end = (f) => { f(); f.destroy(); }; globalThis.keep = (f) => { globalThis.kept = f; }")
                sync.end = lambda: js.end(lambda: 1)
                sync.keep = lambda: js.keep(lambda: 2)
                """);
        StepVerifier.create(polyflux.proxies()
                        .filter(event -> event.proxy().language().equals("javascript")))
                .then(() -> run(worker, "end"))
                .assertNext(event -> {
                    HeldProxy proxy = event.proxy();
                    assertThat(proxy)
                            .isEqualTo(new HeldProxy(proxy.id(), "function", "w", "w", "javascript", true, List.of()));
                })
                .expectNextMatches(
                        event -> event instanceof ProxyDestroyed destroyed && destroyed.reason() == Reason.DESTROYED)
                .then(() -> run(worker, "keep"))
                .expectNextMatches(ProxyCreated.class::isInstance)
                .then(() -> assertThat(holding(polyflux, "w", "javascript"))
                        .satisfies(held -> assertThat(held.ended()).containsEntry(Reason.DESTROYED, 1L))
                        .satisfies(held -> assertThat(held.live())
                                .singleElement()
                                .extracting(LiveProxy::calls)
                                .isEqualTo(Calls.NONE)))
                .thenCancel()
                .verify(LIMIT);
        assertThat(holding(polyflux, "w", "javascript").live()).isEmpty();
    }

    @Test
    void aHoldersEndIsTheEndOfItsProxies() {
        Polyflux polyflux = withMain();
        StepVerifier.create(
                        polyflux.proxies().filter(event -> event.proxy().type().equals("Object")))
                .then(() -> begun(polyflux, "w.js", "globalThis.mine = window.make()"))
                .expectNextMatches(ProxyCreated.class::isInstance)
                .then(() ->
                        Objects.requireNonNull(polyflux.worker("w")).terminate().block(LIMIT))
                .assertNext(event -> assertThat(event)
                        .isInstanceOfSatisfying(ProxyDestroyed.class, destroyed -> assertThat(destroyed.reason())
                                .isEqualTo(Reason.REALM_CLOSED)))
                .thenCancel()
                .verify(LIMIT);
        assertThat(census(polyflux).holdings()).noneMatch(held -> held.holder().equals("w"));
    }

    @Test
    void anOwnersEndIsTheEndOfWhatOthersHoldOfIt() {
        Polyflux polyflux = withMain();
        Worker worker = begun(polyflux, "w.py", "from pyscript import window\nwindow.keep(lambda: 1)");
        assertThat(holding(polyflux, "main", "javascript").live()).hasSize(1);
        worker.terminate().block(LIMIT);
        assertThat(holding(polyflux, "main", "javascript"))
                .isEqualTo(new Holding("main", "javascript", List.of(), Map.of(Reason.REALM_CLOSED, 1L)));
    }

    @Test
    @Tag("gc")
    void aProxyThatNobodyHoldsIsToldAsCollectedAndOneThatIsHeldIsNot() throws InterruptedException {
        Polyflux polyflux = with(Polyflux.builder().main("main.js", MAIN));
        String code =
                """
                from pyscript import sync, window
                held = []
                sync.keep = lambda: held.append(window.make())
                sync.drop = lambda: str(window.make())
                """;
        Worker python = begun(polyflux, "py.py", code);
        Worker javascript = begun(
                polyflux,
                "js.js",
                "globalThis.held = []; sync.keep = () => { held.push(window.make()); }; sync.drop = () => { window.make(); };");
        Queue<ProxyEvent> heard = new ConcurrentLinkedQueue<>();
        CountDownLatch collected = new CountDownLatch(2);
        Disposable listener = polyflux.proxies()
                .filter(event -> event.proxy().type().equals("Object"))
                .subscribe(event -> {
                    heard.add(event);
                    if (event instanceof ProxyDestroyed) {
                        collected.countDown();
                    }
                });
        for (Worker worker : List.of(python, javascript)) {
            run(worker, "keep");
            run(worker, "drop");
        }
        for (int i = 0; i < COLLECTIONS && collected.getCount() > 0; i++) {
            System.gc();
            python.eval("1").block(LIMIT); // lets the realms move on
            javascript.eval("1").block(LIMIT);
            collected.await(5, TimeUnit.MILLISECONDS);
        }
        assertThat(heard.stream()
                        .filter(ProxyDestroyed.class::isInstance)
                        .map(event -> event.proxy().holder() + " " + ((ProxyDestroyed) event).reason()))
                .containsExactlyInAnyOrder("py COLLECTED", "js COLLECTED");
        assertThat(holding(polyflux, "py", "python").live())
                .filteredOn(live -> live.proxy().type().equals("Object"))
                .hasSize(1);
        listener.dispose();
    }

    // The census.

    @Test
    void agesAreByTheRealmsClock() {
        VirtualTime time = VirtualTime.create();
        Polyflux polyflux = with(Polyflux.builder().main("main.js", MAIN).time(time));
        Worker worker = begun(
                polyflux,
                "w.js",
                "globalThis.first = window.make(); sync.more = () => { globalThis.second = window.make(); }");
        time.advance(Duration.ofSeconds(5));
        run(worker, "more");
        time.advance(Duration.ofSeconds(1));
        assertThat(holding(polyflux, "w", "javascript").live())
                .filteredOn(live -> live.proxy().type().equals("Object"))
                .extracting(LiveProxy::age)
                .containsExactlyInAnyOrder(Duration.ofSeconds(6), Duration.ofSeconds(1));
        assertThat(census(polyflux).oldest())
                .hasValueSatisfying(oldest -> assertThat(oldest.age()).isEqualTo(Duration.ofSeconds(6)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "w.js | `window.keep(() => 1); sync.fire = () => window.fire();`",
                "w.py | `from pyscript import sync, window\nwindow.keep(lambda: 1)\nsync.fire = lambda: window.fire()`"
            })
    void aCallbackThatWasNeverCalledIsFound(String file, String code) {
        Polyflux polyflux = withMain();
        Worker worker = begun(polyflux, file, code);
        assertThat(census(polyflux).neverCalled())
                .filteredOn(live -> live.proxy().holder().equals("main"))
                .singleElement()
                .satisfies(live -> assertThat(live.proxy().owner()).isEqualTo("w"));
        run(worker, "fire");
        assertThat(census(polyflux).neverCalled())
                .noneMatch(live -> live.proxy().holder().equals("main"));
    }

    @Test
    void whatALanguageHasOfItsOwnIsNoProxy() {
        Polyflux polyflux = with(Polyflux.builder().main("main.py", "kind = int\nstop = ValueError"));
        begun(
                polyflux,
                "w.py",
                "from pyscript import window\nassert window.kind is int\nassert window.stop is ValueError");
        assertThat(holding(polyflux, "w", "python").live())
                .extracting(live -> live.proxy().type())
                .doesNotContain("type");
        assertThat(holding(polyflux, "w", "python").ended()).doesNotContainKey(Reason.DESTROYED);
    }

    @Test
    void aRealmThatIsBusyIsNamedAsSilent() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Polyflux polyflux = with(Polyflux.builder().main("main.js", MAIN).output(line -> begun.countDown()));
        Worker worker = polyflux.start(WorkerSpec.of("w.js", "console.log('on'); for (;;);"));
        assertThat(begun.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        Census census =
                Objects.requireNonNull(polyflux.census(Duration.ofMillis(50)).block(LIMIT));
        assertThat(census.silent()).contains("w");
        assertThat(census.toString()).contains("w: did not answer");
        worker.terminate().block(LIMIT);
    }

    // Debugging.

    /** Now and then the engine gives no caller's frame; then it is not known, and the next runtime has it. */
    @Test
    void withDebuggingItIsKnownWhereAProxyWasMade() {
        Map<String, Frame> places = Map.of(
                "w python main", new Frame("take", "w.py", 5), // here
                "v javascript main", new Frame("<anonymous>", "v.js", 2),
                "main javascript w", new Frame("<module>", "w.py", 9), // there
                "w javascript w", new Frame("<module>", "w.py", 10)); // in place
        List<Map<String, List<Frame>>> known =
                Stream.generate(this::placesOfProxies).limit(3).toList();
        assertThat(known)
                .anySatisfy(each -> places.forEach((between, place) ->
                        assertThat(each.get(between)).as(between).contains(place)));
    }

    /** Where the proxies were made that one realm holds of another one's objects, where that is known. */
    private Map<String, List<Frame>> placesOfProxies() {
        Polyflux polyflux = with(Polyflux.builder().main("main.js", MAIN).debug(true));
        begun(
                polyflux,
                "w.py",
                """
                from pyscript import window
                import js

                def take():
                    return window.make()

                mine = take()
                def call(): pass
                window.keep(call)
                js.globalThis.call = call
                """);
        begun(polyflux, "v.js", "globalThis.mine =\n  window.make();");
        Census census = census(polyflux);
        polyflux.close();
        return census.live().stream()
                .map(LiveProxy::proxy)
                .filter(proxy -> proxy.type().equals("Object") || proxy.type().equals("function"))
                .collect(Collectors.groupingBy(
                        proxy -> proxy.holder() + " " + proxy.language() + " " + proxy.owner(),
                        Collectors.flatMapping(
                                proxy -> proxy.createdAt().stream().limit(1), Collectors.toList())));
    }
}
