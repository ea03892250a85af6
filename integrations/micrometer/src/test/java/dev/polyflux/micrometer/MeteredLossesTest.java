package dev.polyflux.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Polyflux;
import dev.polyflux.Pool;
import dev.polyflux.PoolSpec;
import dev.polyflux.Supervision;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Workers that are lost, stuck or started again are counted, each by its own meter, and never by names without end. */
final class MeteredLossesTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Duration CENSUS = Duration.ofMillis(1);
    private static final Supervision TWICE = Supervision.backoff(2, Duration.ofMillis(1));
    private static final SimpleMeterRegistry REGISTRY = new SimpleMeterRegistry();
    private static final Polyflux POLYFLUX = Polyflux.builder()
            .stuckAfter(Duration.ofMillis(200))
            .uncaught((worker, error) -> {})
            .main("main.js", "globalThis.end = (it) => { it.destroy(); }")
            .build();
    private static final RuntimeMeters METERS = RuntimeMeters.of(POLYFLUX, CENSUS);

    @BeforeAll
    static void bind() {
        METERS.bindTo(REGISTRY);
    }

    @AfterAll
    static void close() {
        METERS.close();
        POLYFLUX.close();
    }

    private static double sum(SimpleMeterRegistry registry, PolyfluxMeters meter, String... tags) {
        Collection<Meter> found = registry.find(meter.getName()).tags(tags).meters();
        return found.stream()
                .mapToDouble(each -> each.measure().iterator().next().getValue())
                .sum();
    }

    /** Events and censuses are told by other threads. */
    private static void await(double value, SimpleMeterRegistry registry, PolyfluxMeters meter, String... tags) {
        Flux.interval(Duration.ofMillis(5))
                .onBackpressureDrop()
                .doOnNext(look -> registry.get("polyflux.workers").gauges().forEach(gauge -> gauge.value()))
                .filter(look -> sum(registry, meter, tags) >= value)
                .blockFirst(LIMIT);
        assertThat(sum(registry, meter, tags)).isEqualTo(value);
    }

    private static void await(double value, PolyfluxMeters meter, String... tags) {
        await(value, REGISTRY, meter, tags);
    }

    @Test
    void aWorkerOfAPoolThatEndsItselfIsReplacedAndNotRestarted() {
        Pool pool = POLYFLUX.pool(
                WorkerSpec.of("leaving.js", "sync.wait = (gate) => gate; sync.leave = () => close();"), 2);
        Sinks.One<String> gate = Sinks.one();
        pool.call("wait", String.class, gate.asMono()).subscribe();
        await(2, PolyfluxMeters.POOL_WORKERS, "pool", "leaving", "state", "ready");
        await(1, PolyfluxMeters.POOL_RUNNING, "pool", "leaving");
        gate.tryEmitValue("done");
        await(1, PolyfluxMeters.POOL_CALLS, "pool", "leaving", "ending", "completed");
        pool.call("leave", Void.class).onErrorComplete().block(LIMIT);
        await(1, PolyfluxMeters.POOL_REPLACED, "pool", "leaving");
        await(2, PolyfluxMeters.POOL_WORKERS, "pool", "leaving", "state", "ready");
        assertThat(sum(REGISTRY, PolyfluxMeters.POOL_RESTARTS, "pool", "leaving"))
                .isZero();
        assertThat(sum(REGISTRY, PolyfluxMeters.POOL_RUNNING, "pool", "leaving"))
                .isZero();
    }

    @Test
    void aWorkerOfAPoolThatFailsIsRestartedAndNotReplaced() {
        POLYFLUX.pool(PoolSpec.of(WorkerSpec.of("hopeless.js", "throw new Error('no')"), 1)
                .supervision(TWICE));
        await(1, PolyfluxMeters.POOL_WORKERS, "pool", "hopeless", "state", "failed");
        await(2, PolyfluxMeters.POOL_RESTARTS, "pool", "hopeless");
        assertThat(sum(REGISTRY, PolyfluxMeters.POOL_REPLACED, "pool", "hopeless"))
                .isZero();
    }

    @Test
    void aPoolThatIsOpenedAgainGoesOnWithTheMetersOfTheOneBefore() {
        WorkerSpec script = WorkerSpec.of("again.js", "sync.one = () => 1");
        Pool first = POLYFLUX.pool(script, 1);
        Flux.range(0, 3).concatMap(call -> first.call("one", Integer.class)).blockLast(LIMIT);
        await(3, PolyfluxMeters.POOL_CALLS, "pool", "again", "ending", "completed");
        first.drain(LIMIT).block(LIMIT);
        Pool second = POLYFLUX.pool(script, 2);
        await(2, PolyfluxMeters.POOL_WORKERS, "pool", "again", "state", "ready");
        assertThat(second.call("one", Integer.class).block(LIMIT)).isEqualTo(1);
        assertThat(sum(REGISTRY, PolyfluxMeters.POOL_CALLS, "pool", "again", "ending", "completed"))
                .isEqualTo(1);
    }

    @Test
    void aSupervisedWorkerThatFailsIsRestartedAsOftenAsItMay() {
        POLYFLUX.start(WorkerSpec.of("failing.js", "throw new Error('no')").supervised(TWICE));
        await(2, PolyfluxMeters.WORKERS_RESTARTS, "worker", "failing");
    }

    @Test
    void aWorkerThatIsStuckIsCounted() {
        Worker worker = POLYFLUX.start(WorkerSpec.of("endless.js", "sync.spin = () => { for (;;); }"));
        worker.call("spin", Void.class).onErrorComplete().subscribe();
        Flux.interval(Duration.ofMillis(5))
                .onBackpressureDrop()
                .filter(look -> sum(REGISTRY, PolyfluxMeters.WORKERS_STUCK, "worker", "endless") >= 1)
                .blockFirst(LIMIT);
        worker.terminate().block(LIMIT);
    }

    @Test
    void aProxyThatItsHolderEndsIsCountedWithTheReason() {
        Worker worker = POLYFLUX.start(
                WorkerSpec.of(
                        "giving.py",
                        """
                from pyscript import sync, window
                sync.give = lambda: window.end(lambda: 1)
                """));
        worker.call("give", Void.class).block(LIMIT);
        await(1, PolyfluxMeters.PROXIES_ENDED, "worker", "main", "reason", "destroyed");
    }

    @Test
    void workersWithoutEndHaveNoMoreThanSomeNamesAndNoneIsLost() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (Polyflux polyflux = Polyflux.builder()
                        .uncaught((worker, error) -> {})
                        .main("main.js", "globalThis.kept = []; globalThis.keep = (it) => { kept.push(it); }")
                        .build();
                RuntimeMeters meters = new RuntimeMeters(polyflux, CENSUS, new Bounded(2))) {
            meters.bindTo(registry);
            List<Worker> workers = IntStream.range(0, 5)
                    .mapToObj(
                            i -> polyflux.start(
                                    WorkerSpec.of(
                                            "invented" + i + ".js",
                                            """
                            const keep = window.keep;
                            sync.lose = () => { keep(() => 1); Promise.reject(new Error('nobody waits')); };
                            """)))
                    .toList();
            workers.forEach(worker -> worker.call("lose", Void.class).block(LIMIT));
            await(5, registry, PolyfluxMeters.ERRORS_UNCAUGHT);
            await(15, registry, PolyfluxMeters.PROXIES_LIVE); // window and keep, five times, and what main was given
        }
        Set<String> names = registry.getMeters().stream()
                .flatMap(meter -> meter.getId().getTags().stream())
                .filter(tag -> tag.getKey().equals("worker"))
                .map(Tag::getValue)
                .collect(Collectors.toSet());
        assertThat(names).hasSize(3).contains(Bounded.OTHER);
    }
}
