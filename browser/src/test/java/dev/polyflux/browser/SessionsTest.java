package dev.polyflux.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.Polyflux;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.core.ClosedException;
import dev.polyflux.core.Copy;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.OverflowException;
import dev.polyflux.core.ProtocolException;
import dev.polyflux.lifecycle.LifecycleEvent.Booting;
import dev.polyflux.lifecycle.LifecycleEvent.Done;
import dev.polyflux.lifecycle.State;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

/** Pages come, break, come back and go; their workers with them. */
final class SessionsTest {

    private static final PageRules RULES = PageRules.of(StandIn.ORIGIN);
    private static Polyflux browser;
    private static Polyflux runtime;
    private static final Set<String> BOOTED = ConcurrentHashMap.newKeySet();
    private static int count;

    @BeforeAll
    static void start() {
        browser = StandIn.browser();
        runtime = Polyflux.create();
        runtime.events().ofType(Booting.class).subscribe(event -> BOOTED.add(event.worker()));
    }

    @AfterAll
    static void stop() {
        runtime.close();
        browser.close();
    }

    private static Pages pages(PageRules rules) {
        return pages(rules, StandIn.resource("drives/serves.py"));
    }

    private static Pages pages(PageRules rules, String code) {
        return new Pages(runtime, WorkerSpec.of("ui.py", code).named("ui" + ++count), rules);
    }

    private static List<String> booted(String prefix) {
        return BOOTED.stream().filter(name -> name.startsWith(prefix)).toList();
    }

    /** The worker of the only page, when its script has run. */
    private static Worker driver(String name) {
        runtime.events()
                .ofType(Done.class)
                .filter(event -> event.worker().equals(name))
                .blockFirst(StandIn.LIMIT);
        return Objects.requireNonNull(runtime.worker(name));
    }

    private static Worker driver() {
        return driver("ui" + count + "-1");
    }

    private static void until(BooleanSupplier condition) {
        boolean reached = Flux.interval(Duration.ofMillis(5))
                .take(StandIn.LIMIT)
                .onBackpressureDrop()
                .toStream(1)
                .anyMatch(tick -> condition.getAsBoolean());
        assertThat(reached).isTrue();
    }

    @Test
    void aPageThatComesBackGoesOnWhereItWas() {
        try (Pages pages = pages(RULES);
                StandIn page = new StandIn(browser, pages).open()) {
            Worker worker = driver();
            page.call("click", Boolean.class, "button0");
            page.vanish();
            until(() -> !pages.sessions().getFirst().connected());
            Mono<String> asked = worker.call("title", String.class).cache();
            asked.subscribe();
            page.call("click", Boolean.class, "button0");
            page.reconnect();
            assertThat(asked.block(StandIn.LIMIT)).isEqualTo("stand-in");
            until(() -> Integer.valueOf(2)
                    .equals(worker.call("clicks", Integer.class).block(StandIn.LIMIT)));
            assertThat(page.told()).endsWith("connecting", "connected").doesNotContain("restarted");
            assertThat(pages.sessions()).hasSize(1);
        }
    }

    @Test
    void aSocketThatBreaksWithoutAWordLeavesThePageItsTime() {
        try (Pages pages = pages(RULES);
                StandIn page = new StandIn(browser, pages).open()) {
            Worker worker = driver();
            page.call("click", Boolean.class, "button0");
            page.tear();
            until(() -> !pages.sessions().getFirst().connected());
            page.reconnect();
            assertThat(worker.call("title", String.class).block(StandIn.LIMIT)).isEqualTo("stand-in");
            assertThat(worker.call("clicks", Integer.class).block(StandIn.LIMIT))
                    .isEqualTo(1);
            assertThat(page.told()).doesNotContain("restarted");
        }
    }

    @Test
    void aScriptThatFailsEndsItsPageForGood() {
        try (Pages pages = pages(RULES, "def (");
                StandIn page = new StandIn(browser, pages).open()) {
            until(() -> page.told().contains("ended"));
            assertThat(page.told()).last().asString().matches("ended: 'ui" + count + "-1' has (failed|ended)");
            until(() -> pages.sessions().isEmpty());
            assertThat(booted("ui" + count + "-")).hasSize(1);
        }
    }

    @Test
    void afterAnErrorTheSocketIsTheServersToCloseAndAfterACancelItIsNot() {
        try (Pages pages = pages(RULES)) {
            TestPublisher<byte[]> frames = TestPublisher.create();
            StepVerifier.create(pages.open(StandIn.ORIGIN, frames.flux()).ignoreElements())
                    .then(() -> frames.next(new byte[0]))
                    .verifyError(ProtocolException.class);
            frames.assertNotCancelled();

            TestPublisher<byte[]> left = TestPublisher.create();
            StepVerifier.create(pages.open(StandIn.ORIGIN, left.flux()))
                    .thenCancel()
                    .verify();
            left.assertCancelled();
        }
    }

    @Test
    void aServerThatGoesIsNoEndForThePage() {
        assertThat(Pages.code(new ClosedException("'ui' has ended"))).isEqualTo(1000);
        Pages pages = pages(RULES);
        pages.close();
        StepVerifier.create(pages.open(StandIn.ORIGIN, greeting()))
                .verifyErrorSatisfies(
                        gone -> assertThat(Pages.code(gone)).as("going away").isEqualTo(1001));
    }

    @Test
    void nobodyMakesMoreCallsAtATimeThanThereMayBe() {
        try (Pages pages = pages(RULES.calls(1));
                StandIn page = new StandIn(browser, pages).open()) {
            Worker worker = driver();
            for (int i = 0; i < 20; i++) {
                page.call("click", Boolean.class, "button0");
            }
            until(() -> Integer.valueOf(20)
                    .equals(worker.call("clicks", Integer.class).block(StandIn.LIMIT)));
            long before = pages.sessions().getFirst().roundTrips();
            worker.call("never", Object.class).subscribe(given -> {}, ended -> {});
            until(() -> pages.sessions().getFirst().roundTrips() >= before + 2);
            StepVerifier.create(worker.call("title", String.class))
                    .verifyErrorSatisfies(full ->
                            assertThat(full).hasMessageContaining("1 calls of").hasMessageContaining("under way"));
            assertThat(page.told()).contains("connected").doesNotContain("ended");
        }
    }

    @Test
    void whatWasNotSentIsNotHeldForThePage() {
        try (Pages pages = pages(RULES);
                StandIn page = new StandIn(browser, pages).open()) {
            Worker worker = driver();
            worker.call("unsendable", Integer.class, 1).block(StandIn.LIMIT);
            int lent = pages.sessions().getFirst().lent();
            assertThat(worker.call("unsendable", Integer.class, 20).block(StandIn.LIMIT))
                    .isEqualTo(40);
            assertThat(pages.sessions().getFirst().lent()).isLessThanOrEqualTo(lent);
            assertThat(page.told()).doesNotContain("ended");
        }
    }

    @Test
    void whoeverTakesFramesIsNotHeldUpByOthersWhoAsk() {
        try (Pages pages = pages(RULES)) {
            Flux<byte[]> frames = pages.open(StandIn.ORIGIN, greeting().concatWith(Flux.never()))
                    .doOnNext(frame -> CompletableFuture.supplyAsync(pages::sessions)
                            .orTimeout(StandIn.LIMIT.toSeconds(), TimeUnit.SECONDS)
                            .join());
            StepVerifier.create(frames.take(2))
                    .expectNextCount(2)
                    .verifyComplete(); // a greeting, and what the script asks
        }
    }

    @Test
    void aTabThatIsClosedInTheMidstOfACallEndsTheCallAndItsWorker() {
        try (Pages pages = pages(RULES.grace(Duration.ZERO));
                StandIn page = new StandIn(browser, pages).open()) {
            Worker worker = driver();
            long before = pages.sessions().getFirst().roundTrips();
            Mono<Object> open = worker.call("never", Object.class).cache();
            open.subscribe(value -> {}, error -> {});
            until(() -> pages.sessions().getFirst().roundTrips() >= before + 2); // a read, and the call
            page.vanish();
            StepVerifier.create(open)
                    .expectErrorMatches(error -> error instanceof ClosedException
                            || error instanceof GuestException guest
                                    && guest.getMessage().contains("gone"))
                    .verify(StandIn.LIMIT);
            worker.states().then().block(StandIn.LIMIT);
            until(() -> pages.sessions().isEmpty());
            assertThat(worker.state()).isEqualTo(State.TERMINATED);
        }
    }

    @Test
    void aWorkerThatEndsEndsItsPage() {
        try (Pages pages = pages(RULES);
                StandIn page = new StandIn(browser, pages).open()) {
            driver().terminate().block(StandIn.LIMIT);
            until(() -> page.told().contains("ended"));
            assertThat(page.told()).last().asString().startsWith("ended: ");
            until(() -> pages.sessions().isEmpty());
        }
    }

    @Test
    void aPageThatIsLeftForGoodIsNotWaitedFor() {
        try (Pages pages = pages(RULES.grace(Duration.ofDays(1)));
                StandIn page = new StandIn(browser, pages).open()) {
            Worker worker = driver();
            Mono<Object> never = worker.call("never", Object.class).cache();
            never.subscribe(given -> {}, failed -> {});
            page.call("leave", Void.class);
            until(() -> pages.sessions().isEmpty());
            assertThatThrownBy(() -> never.block(StandIn.LIMIT)).isInstanceOf(ClosedException.class);
        }
    }

    @Test
    void aServerThatHasForgottenThePageHasItBeginAnew() {
        Pages before = pages(RULES);
        try (StandIn page = new StandIn(browser, before).open()) {
            driver();
            page.forget();
            try (Pages after = pages(RULES)) {
                page.reconnect(after);
                until(() -> page.told().contains("restarted"));
                assertThat(page.told()).contains("restarted");
                assertThat(after.sessions()).isEmpty();
                assertThat(booted("ui" + count + "-")).isEmpty();
            }
        } finally {
            before.close();
        }
    }

    @Test
    void whatNobodyHoldsAnyMoreThePageIsToldToLetGo() {
        try (Pages pages = pages(RULES);
                StandIn page = new StandIn(browser, pages).open()) {
            Worker worker = driver();
            worker.call("churn", Void.class, 500).block(StandIn.LIMIT);
            until(() -> {
                System.gc();
                worker.call("collect", Void.class).block(StandIn.LIMIT);
                return pages.sessions().getFirst().held() < 100;
            });
            until(() -> page.released() > 400);
            assertThat(page.told()).doesNotContain("ended");
            assertThat(worker.call("title", String.class).block(StandIn.LIMIT)).isEqualTo("stand-in");
        }
    }

    @Test
    void twoPagesKnowNothingOfEachOther() {
        try (Pages pages = pages(RULES);
                StandIn one = new StandIn(browser, pages).open();
                StandIn other = new StandIn(browser, pages).open()) {
            driver("ui" + count + "-1");
            Worker second = driver("ui" + count + "-2");
            other.call("click", Boolean.class, "button0");
            until(() -> Integer.valueOf(1)
                    .equals(second.call("clicks", Integer.class).block(StandIn.LIMIT)));
            assertThat(driver("ui" + count + "-1").call("clicks", Integer.class).block(StandIn.LIMIT))
                    .isZero();
            assertThat(one.call("text", String.class, "p2")).isEmpty();
        }
    }

    @Test
    void noMorePagesAreTakenThanThereMayBe() {
        try (Pages pages = pages(RULES.sessions(1));
                StandIn page = new StandIn(browser, pages).open()) {
            driver();
            StepVerifier.create(pages.open(StandIn.ORIGIN, greeting())).verifyError(OverflowException.class);
            assertThat(page.told()).contains("connected");
        }
    }

    @Test
    void pagesOfOtherOriginsAreRefused() {
        try (Pages pages = pages(RULES)) {
            StepVerifier.create(pages.open("https://elsewhere.test", greeting()))
                    .verifyError(ProtocolException.class);
            StepVerifier.create(pages.open(null, greeting())).verifyError(ProtocolException.class);
            assertThat(pages.sessions()).isEmpty();
        }
    }

    private static Flux<byte[]> greeting() {
        return Flux.just(Encoder.encode(List.of("polyflux", 1L, "", 0L)));
    }

    static Stream<Arguments> malformed() {
        List<Object> deep = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            deep = new ArrayList<>(List.of(deep));
        }
        List<Object> end = new ArrayList<>(List.of((long) Tag.END));
        end.add(end);
        Object symbol = pair(Tag.SYMBOL, "!" + "long".repeat(10_000));
        Object buffer = List.of(new Copy.Numbers("ArrayBuffer", new byte[100_000]));
        List<Object> nested = new ArrayList<>(List.of(pair(Tag.ARRAY, List.of())));
        for (int i = 0; i < 20_000; i++) {
            nested.add(pair(Tag.ARRAY, List.of(nested.getLast())));
        }
        Object aside = List.of(new Copy.Numbers("ArrayBuffer", new byte[1]), nested);
        Object text = List.of("long".repeat(10_000));
        return Stream.of(
                Arguments.of("an end that ends with itself", gives(end)),
                Arguments.of("an end that ends with another", gives(pair(Tag.END, pair(Tag.END, 1L)))),
                Arguments.of("a symbol that is told again and again", again(() -> symbol)),
                Arguments.of("a buffer that is told again and again", again(() -> pair(Tag.BUFFER, buffer))),
                Arguments.of("views of one buffer", again(() -> pair(Tag.VIEW, List.of("Uint8Array", buffer, 0L, 0L)))),
                Arguments.of("a list that is told again and again", again(() -> pair(Tag.ARRAY, text))),
                Arguments.of(
                        "what lies deep by its places",
                        gives(pair(Tag.ARRAY, List.of(pair(Tag.BUFFER, aside), nested.getLast())))),
                Arguments.of("what was not sent, as seen", Encoder.encode(List.of(1_000_000L, 6L))),
                Arguments.of("a map that is no pair", gives(pair(Tag.ARRAY, List.of(Map.of())))),
                Arguments.of("nothing at all", new byte[0]),
                Arguments.of("no array", Encoder.encode("text")),
                Arguments.of("an unknown kind", Encoder.encode(List.of(0L, 99L, 1L))),
                Arguments.of("no number", Encoder.encode(List.of(0L, "kind", 1L))),
                Arguments.of("an unknown code", HexFormat.of().parseHex("ff")),
                Arguments.of("an array that is not there", HexFormat.of().parseHex("0fffffff7f")),
                Arguments.of("a negative length", HexFormat.of().parseHex("0fffffffff")),
                Arguments.of("a text that is not there", HexFormat.of().parseHex("0d00010000")),
                Arguments.of("text that is none", HexFormat.of().parseHex("0d02000000c328")),
                Arguments.of("a reference to nothing", HexFormat.of().parseHex("1b00000000ff")),
                Arguments.of("more behind it", HexFormat.of().parseHex("0202")),
                Arguments.of("too deep", Encoder.encode(deep)),
                Arguments.of("too large", Encoder.encode(new Copy.Numbers("ArrayBuffer", new byte[2 << 20]))),
                Arguments.of("a call of what was not handed over", Encoder.encode(call(5L, 77L))),
                Arguments.of("another trap", Encoder.encode(call(6L, 1L))),
                Arguments.of("a view of an unknown type", HexFormat.of().parseHex("170d01000000581000000000")));
    }

    private static List<Object> pair(long tag, Object held) {
        return List.of(tag, held);
    }

    /** A reply that nobody waits for. */
    private static byte[] gives(Object pair) {
        return Encoder.encode(List.of(0L, (long) Kind.REPLY, 1L, pair, List.of()));
    }

    /** What takes little room in the frame, and much when it has arrived. */
    private static byte[] again(Supplier<Object> part) {
        return gives(pair(Tag.ARRAY, Stream.generate(part).limit(100).toList()));
    }

    private static List<Object> call(long trap, long id) {
        return List.of(0L, 0L, 1L, trap, id, "self", List.of(), List.of());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void aFrameThatIsNoneEndsItsSessionAndNothingElse(String what, byte[] frame) {
        try (Pages pages = pages(RULES)) {
            StepVerifier.create(pages.open(StandIn.ORIGIN, greeting().concatWithValues(frame))
                            .ignoreElements())
                    .verifyError(ProtocolException.class);
            until(() -> pages.sessions().isEmpty());
        }
    }

    @Test
    void aReasonIsShortAndTellsNothingOfWhatIsInside() {
        String reason = Pages.reason(new ClosedException("x" + "\u2603".repeat(100)));
        assertThat(reason).isEqualTo("x" + "\u2603".repeat(40)).satisfies(text -> assertThat(
                        text.getBytes(StandardCharsets.UTF_8).length)
                .isLessThanOrEqualTo(123));
        assertThat(Pages.reason(GuestException.ofJava(new IllegalStateException("secret"))))
                .isEqualTo("the server failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "many", "batched"})
    void howOftenAPageIsAskedIsCounted(String function) {
        try (Pages pages = pages(RULES);
                StandIn page = new StandIn(browser, pages).open()) {
            Worker worker = driver();
            worker.call(function, Object.class).block(StandIn.LIMIT);
            long before = pages.sessions().getFirst().roundTrips();
            worker.call(function, Object.class).block(StandIn.LIMIT);
            long trips = pages.sessions().getFirst().roundTrips() - before;
            assertThat(trips).isEqualTo(function.equals("many") ? 10 : function.equals("title") ? 1 : 2);
            assertThat(page.told()).contains("connected");
        }
    }
}
