package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.Ref;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The code of {@code docs/java-api.md}: what stands between its marks here stands there, and runs. */
final class JavaApiPageTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Page PAGE = Page.of("java-api.md", JavaApiPageTest.class);

    private static @Nullable Polyflux runtime;
    private static @Nullable Worker started;

    // [page
    record Stats(String month, double mean) {}

    interface Weather {

        Mono<Stats> stats(String month);

        Flux<Stats> allStats(); // all_stats in Python

        CompletionStage<List<Stats>> coldest(int count, @Keyword("limit") double degrees);

        String unit(); // waits

        default Mono<Double> mean(String month) {
            return stats(month).map(Stats::mean);
        }
    }
    // page]

    @BeforeAll
    static void start() throws IOException {
        Polyflux polyflux = Polyflux.create();
        runtime = polyflux;
        started =
                polyflux.start(WorkerSpec.of("weather.py", PAGE.blocks("python").getFirst()));
    }

    @AfterAll
    static void close() {
        Objects.requireNonNull(runtime).close();
    }

    private static Worker worker() {
        return Objects.requireNonNull(started);
    }

    @Test
    void callsAreAsThePageShows() {
        Worker worker = worker();
        // [page
        Mono<Stats> january = worker.call("stats", Stats.class, "January");
        Flux<Stats> all = worker.stream("all_stats", Stats.class);
        Mono<List<Stats>> coldest = worker.call(
                "coldest", new TypeRef<List<Stats>>() {}, Arguments.of(2).with("limit", 0.5));
        Mono<Ref> live = worker.call("stats", Ref.class, "January");
        Mono<Object> evaluated = worker.eval("{'sum': 1 + 2}");
        // page]
        assertThat(january.block(LIMIT)).isEqualTo(new Stats("January", -1.5));
        assertThat(all.count().block(LIMIT)).isEqualTo(3);
        assertThat(coldest.block(LIMIT)).containsExactly(new Stats("January", -1.5), new Stats("February", 0.25));
        assertThat(live.block(LIMIT)).isNotNull();
        assertThat(evaluated.block(LIMIT)).isEqualTo(Map.of("sum", 3));
    }

    @Test
    void anInterfaceIsBoundAsThePageShows() {
        Worker worker = worker();
        // [page
        Mono<Weather> bound = worker.bind(Weather.class).timeout(Duration.ofSeconds(30));
        Mono<Double> mean = bound.flatMap(weather -> weather.mean("July"));
        // page]
        assertThat(mean.block(LIMIT)).isEqualTo(17.5);
        Weather weather = Objects.requireNonNull(bound.block(LIMIT));
        assertThat(weather.allStats().blockFirst(LIMIT)).isEqualTo(new Stats("January", -1.5));
        assertThat(weather.coldest(1, 10).toCompletableFuture().join()).hasSize(1);
        assertThat(weather.unit()).isEqualTo("°C");
    }

    @Test
    void thePagesJavaIsThisTests() throws IOException {
        assertThat(PAGE.blocks("java")).isEqualTo(PAGE.marked());
    }
}
