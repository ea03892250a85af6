package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.Reason;
import dev.polyflux.lifecycle.Census;
import dev.polyflux.lifecycle.LifecycleEvent.ProxyDestroyed;
import dev.polyflux.lifecycle.LifecycleEvent.ProxyEvent;
import dev.polyflux.lifecycle.LiveProxy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** The code of {@code docs/lifetimes.md}: what stands between its marks here stands there, and its scripts run. */
final class LifetimesPageTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Page PAGE = Page.of("lifetimes.md", LifetimesPageTest.class);

    private @Nullable Polyflux runtime;
    private @Nullable Worker started;

    @BeforeEach
    void start() throws IOException {
        Polyflux polyflux = Polyflux.builder()
                .main("app.js", PAGE.blocks("javascript").getFirst())
                .debug(true)
                .build();
        runtime = polyflux;
        Worker worker =
                polyflux.start(WorkerSpec.of("worker.py", PAGE.blocks("python").getFirst()));
        worker.ended().block(LIMIT);
        started = worker;
    }

    @AfterEach
    void close() {
        Objects.requireNonNull(runtime).close();
    }

    private Polyflux polyflux() {
        return Objects.requireNonNull(runtime);
    }

    @Test
    void theCensusIsTakenAsThePageShows() throws IOException {
        Polyflux polyflux = polyflux();
        // [page
        Census census = polyflux.census().blockOptional().orElseThrow();
        List<LiveProxy> forgotten = census.neverCalled();
        Duration longest = census.oldest().map(LiveProxy::age).orElse(Duration.ZERO);
        long collected = census.ended().getOrDefault(Reason.COLLECTED, 0L);
        System.err.println(census); // the report
        // page]
        assertThat(forgotten)
                .singleElement()
                .extracting(live -> live.proxy().holder())
                .isEqualTo("main");
        assertThat(longest).isPositive();
        assertThat(collected).isNotNegative();
        assertThat(census.toString().lines().map(LifetimesPageTest::withoutNumbers))
                .containsAll(table());
    }

    /** The rows of the page's report, whatever the numbers and the ages. */
    private static List<String> table() throws IOException {
        return PAGE.blocks("text")
                .getFirst()
                .lines()
                .map(LifetimesPageTest::withoutNumbers)
                .toList();
    }

    private static String withoutNumbers(String line) {
        return line.replaceAll("[\\d.]+ m?s", "age").replaceAll("^\\d+", "id").replaceAll(" +", " ");
    }

    @Test
    void proxiesAreFollowedAsThePageShows() {
        Polyflux polyflux = polyflux();
        // [page
        Flux<ProxyEvent> ends = polyflux.proxies().filter(ProxyDestroyed.class::isInstance);
        // page]
        StepVerifier.create(ends.filter(event -> event.proxy().type().equals("function")))
                .then(() -> Objects.requireNonNull(started).terminate().block(LIMIT))
                .assertNext(
                        event -> assertThat(((ProxyDestroyed) event).reason()).isEqualTo(Reason.REALM_CLOSED))
                .thenCancel()
                .verify(LIMIT);
    }

    @Test
    void thePagesJavaIsThisTests() throws IOException {
        assertThat(PAGE.blocks("java")).isEqualTo(PAGE.marked());
    }
}
