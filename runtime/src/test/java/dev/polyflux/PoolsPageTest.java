package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** The code of {@code docs/pools.md}: its script runs, and its Java is this test's. */
final class PoolsPageTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Page PAGE = Page.of("pools.md", PoolsPageTest.class);

    @TempDir
    private Path folder;

    record Price(int article, int cents) {}

    interface Prices {
        Mono<Price> price(int article);
    }

    private Path script() throws IOException {
        return Files.writeString(
                folder.resolve("prices.js"), PAGE.blocks("javascript").getFirst());
    }

    @Test
    void aPoolAnswersAsThePageShows() throws IOException {
        Path script = script();
        try (Polyflux polyflux = Polyflux.create()) {
            // [page
            Pool pool = polyflux.pool(WorkerSpec.of(script), 2);
            Mono<Price> price = pool.call("price", Price.class, 7);
            Flux<Integer> prices = pool.stream("prices", Integer.class).take(3);
            Mono<Prices> bound = pool.bind(Prices.class);
            Mono<Price> sticky = pool.keyed("customer-7").call("price", Price.class, 7);
            Mono<Price> chosen =
                    pool.where(worker -> worker.name().endsWith("-2")).call("price", Price.class, 7);
            // page]
            Price seven = new Price(7, 700);
            assertThat(price.block(LIMIT)).isEqualTo(seven);
            assertThat(prices.collectList().block(LIMIT)).containsExactly(100, 200, 300);
            assertThat(bound.flatMap(each -> each.price(7)).block(LIMIT)).isEqualTo(seven);
            assertThat(sticky.block(LIMIT)).isEqualTo(seven);
            assertThat(chosen.block(LIMIT)).isEqualTo(seven);
        }
    }

    @Test
    void aPoolAndAWorkerAreLookedAfterAsThePageShows() throws IOException {
        Path script = script();
        Polyflux polyflux = Polyflux.create();
        // [page
        PoolSpec spec = PoolSpec.of(WorkerSpec.of(script).named("checked"), 2)
                .spares(1)
                .concurrency(1)
                .queue(100, WhenFull.DROP_OLDEST)
                .patience(Duration.ofSeconds(5))
                .stuckAfter(Duration.ofSeconds(10))
                .supervision(Supervision.backoff(5, Duration.ofMillis(200)));
        Pool checked = polyflux.pool(spec);
        PoolSnapshot now = checked.snapshot();
        Flux<PoolEvent> lost = checked.events().filter(PoolEvent.Lost.class::isInstance);
        // page]
        assertThat(now.circuit()).isEqualTo(Circuit.CLOSED);
        assertThat(now.members()).hasSize(3);
        // [page
        Worker worker = polyflux.start(WorkerSpec.of(script)
                .named("alone")
                .inbox(4096)
                .supervised(Supervision.backoff(3, Duration.ofMillis(100)))
                .limits(Limits.NONE
                        .callTime(Duration.ofSeconds(10))
                        .cpuTime(Duration.ofSeconds(2))
                        .allocation(500_000_000)
                        .output(1_000_000)
                        .messageSize(1_000_000)));
        Circuit circuit = worker.circuit();
        // page]
        assertThat(circuit).isEqualTo(Circuit.CLOSED);
        assertThat(worker.started().block(LIMIT)).isSameAs(worker);
        var noneLost = lost.collectList().toFuture();
        end(polyflux, checked, script);
        assertThat(noneLost.join()).isEmpty();
    }

    @Test
    void aSchedulerIsNamedAsThePageShows() throws IOException {
        Path script = script();
        // [page
        Polyflux polyflux = Polyflux.builder()
                .publishOn(Schedulers.boundedElastic())
                .inbox(4096)
                .build();
        // page]
        try (polyflux) {
            Worker worker = polyflux.start(WorkerSpec.of(script));
            assertThat(worker.call("price", Price.class, 7)
                            .map(price -> Thread.currentThread().getName())
                            .block(LIMIT))
                    .startsWith("boundedElastic");
        }
    }

    private static void end(Polyflux polyflux, Pool checked, Path script) {
        // [page
        Mono<Void> renewed = checked.renew(WorkerSpec.of(script));
        Mono<Void> drained = checked.drain(Duration.ofSeconds(10));
        Mono<Void> closed = polyflux.drain(Duration.ofSeconds(30));
        // page]
        StepVerifier.create(renewed).expectComplete().verify(LIMIT);
        assertThat(checked.snapshot().generation()).isEqualTo(2);
        StepVerifier.create(drained).expectComplete().verify(LIMIT);
        StepVerifier.create(closed).expectComplete().verify(LIMIT);
        assertThat(polyflux.pools()).isEmpty();
    }

    @Test
    void thePagesJavaIsThisTests() throws IOException {
        assertThat(PAGE.blocks("java")).isEqualTo(PAGE.marked());
    }
}
