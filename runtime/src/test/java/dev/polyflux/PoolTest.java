package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.PoolSnapshot.MemberState;
import dev.polyflux.core.WorkerFailedException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Several workers of one script that share the calls. */
final class PoolTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static final String SCRIPT =
            """
            const seen = [];
            sync.echo = (value) => value;
            sync.count = (to) => Array.from({ length: to }, (_, i) => i);
            sync.see = (value) => { seen.push(value); return seen; };
            sync.wait = (gate) => gate;
            sync.spin = () => { for (;;); };
            sync.fail = () => { throw new TypeError('no'); };
            sync.leave = () => close();
            """;

    private final Polyflux polyflux = Polyflux.create();

    @AfterEach
    void close() {
        polyflux.close();
    }

    private static WorkerSpec script() {
        return WorkerSpec.of("orders.js", SCRIPT);
    }

    /** How the pool is once this holds; asked again at each of its events, and now and then. */
    private static PoolSnapshot when(Pool pool, Predicate<PoolSnapshot> holds) {
        return Objects.requireNonNull(Flux.interval(Duration.ZERO, Duration.ofMillis(5))
                .onBackpressureDrop()
                .map(look -> pool.snapshot())
                .filter(holds)
                .blockFirst(LIMIT));
    }

    private static boolean isReady(PoolSnapshot pool) {
        return pool.members().stream()
                .allMatch(member -> member.state() == MemberState.READY || member.state() == MemberState.SPARE);
    }

    @Test
    void noneOfAThousandRequestsHangsWhereAWorkerDoesAndItIsReplaced() {
        Pool pool = polyflux.pool(
                PoolSpec.of(script(), 4).stuckAfter(Duration.ofSeconds(2)).queue(2000, WhenFull.FAIL));
        when(pool, PoolTest::isReady);
        Mono<String> hanging = pool.call("spin", Void.class)
                .thenReturn("spun")
                .onErrorResume(e -> Mono.just(e.getClass().getSimpleName()));
        Flux<String> others = Flux.range(0, 999)
                .flatMap(
                        i -> pool.call("echo", Integer.class, i)
                                .map(value -> value.equals(i) ? "answered" : "wrong")
                                .onErrorResume(e -> Mono.just(e.getClass().getSimpleName() + e.getMessage())),
                        999);
        Map<String, Long> ends = Objects.requireNonNull(Flux.merge(hanging, others)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .block(LIMIT));
        // What the hanging worker had begun is lost with it, which is the hanging call and no other.
        assertThat(ends).isEqualTo(Map.of("answered", 999L, WorkerFailedException.class.getSimpleName(), 1L));

        PoolSnapshot after = when(pool, PoolTest::isReady);
        assertThat(after.members()).hasSize(4);
        assertThat(after.counts().asked()).isEqualTo(1000);
        assertThat(after.counts().completed()).isEqualTo(999);
        assertThat(after.counts().failed()).isEqualTo(1);
        assertThat(after.counts().replaced()).isEqualTo(1);
        assertThat(after.running()).isZero();
        assertThat(after.queued()).isZero();
        assertThat(pool.call("echo", Integer.class, 7).block(LIMIT)).isEqualTo(7);
    }

    @Test
    void aPoolThatIsDrainedOnceMoreLeavesTheNextOneOfItsNameAlone() {
        Pool first = polyflux.pool(script(), 1);
        first.drain(LIMIT).block(LIMIT);
        Pool second = polyflux.pool(script(), 1);
        first.drain(LIMIT).block(LIMIT);
        assertThat(polyflux.pools()).containsExactly(second);
        assertThatThrownBy(() -> polyflux.pool(script(), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(second.call("echo", Integer.class, 7).block(LIMIT)).isEqualTo(7);
    }
}
