package dev.polyflux.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Polyflux;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.core.ClosedException;
import dev.polyflux.core.Copy;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.OverflowException;
import dev.polyflux.core.ProtocolException;
import dev.polyflux.lifecycle.LifecycleEvent.Done;
import dev.polyflux.lifecycle.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
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

/** Pages come, break, come back and go; their workers with them. */
final class SessionsTest {

    private static final PageRules RULES = PageRules.of(StandIn.ORIGIN);
    private static Polyflux browser;
    private static Polyflux runtime;
    private static int count;

    @BeforeAll
    static void start() {
        browser = StandIn.browser();
        runtime = Polyflux.create();
    }

    @AfterAll
    static void stop() {
        runtime.close();
        browser.close();
    }

    private static Pages pages(PageRules rules) {
        String name = "ui" + ++count;
        return new Pages(
                runtime,
                WorkerSpec.of("ui.py", StandIn.resource("drives/serves.py")).named(name),
                rules);
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
    void aTabThatIsClosedInTheMidstOfACallEndsTheCallAndItsWorker() {
        try (Pages pages = pages(RULES.grace(Duration.ZERO));
                StandIn page = new StandIn(browser, pages).open()) {
            Worker worker = driver();
            Mono<Object> open = worker.call("never", Object.class).cache();
            open.subscribe(value -> {}, error -> {});
            until(() -> pages.sessions().getFirst().roundTrips() > 3);
            page.vanish();
            StepVerifier.create(open)
                    .expectErrorMatches(error -> error instanceof ClosedException
                            || error instanceof GuestException guest
                                    && guest.getMessage().contains("gone"))
                    .verify(StandIn.LIMIT);
            worker.states().then().block(StandIn.LIMIT);
            assertThat(pages.sessions()).isEmpty();
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
            assertThat(pages.sessions()).isEmpty();
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
            assertThat(pages.sessions().getFirst().held()).isLessThan(100);
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
        return Stream.of(
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
            assertThat(pages.sessions()).isEmpty();
        }
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
