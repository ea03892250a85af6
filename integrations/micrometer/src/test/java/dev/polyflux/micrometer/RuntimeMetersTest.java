package dev.polyflux.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.CancelLadder;
import dev.polyflux.Polyflux;
import dev.polyflux.Pool;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.lifecycle.LifecycleEvent;
import dev.polyflux.lifecycle.LifecycleEvent.CallInterrupted;
import dev.polyflux.lifecycle.LifecycleEvent.Uncaught;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What happens to a runtime is counted, and what it has can be read. */
final class RuntimeMetersTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final SimpleMeterRegistry REGISTRY = new SimpleMeterRegistry();
    private static final Polyflux POLYFLUX = Polyflux.builder()
            .calls(CallMeters.of(REGISTRY))
            .uncaught((worker, error) -> {})
            .cancelLadder(new CancelLadder(Duration.ofMillis(20), Duration.ofSeconds(60), true))
            .main("main.js", "globalThis.kept = []; globalThis.keep = (it) => { kept.push(it); }")
            .build();
    private static final RuntimeMeters METERS = RuntimeMeters.of(POLYFLUX, Duration.ofMillis(1));
    private static final Worker WORKER = POLYFLUX.start(
            WorkerSpec.of(
                    "busy.py",
                    """
            from pyscript import sync, window
            def spin(started):
                started()
                while True:
                    pass
            async def lost():
                raise ValueError("nobody waits for this")
            def lose():
                import asyncio
                asyncio.ensure_future(lost())
            sync.spin = spin
            sync.lose = lose
            sync.give = lambda: window.keep(lambda: 1)
            """));

    @BeforeAll
    static void bind() {
        METERS.bindTo(REGISTRY);
        WORKER.started().block(LIMIT);
    }

    @AfterAll
    static void close() {
        METERS.close();
        POLYFLUX.close();
    }

    private static double counted(PolyfluxMeters meter, String worker) {
        Meter found = REGISTRY.find(meter.getName()).tag("worker", worker).meter();
        return found == null ? 0 : found.measure().iterator().next().getValue();
    }

    /** Events and censuses are told by other threads. */
    private static void await(PolyfluxMeters meter, String worker) {
        Flux.interval(Duration.ofMillis(5))
                .onBackpressureDrop()
                .doOnNext(look -> REGISTRY.get("polyflux.workers").gauges().forEach(gauge -> gauge.value()))
                .filter(look -> counted(meter, worker) >= 1)
                .next()
                .block(LIMIT);
    }

    @Test
    void anInterruptedCallIsCounted() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Runnable tell = started::countDown;
        Mono<LifecycleEvent> interrupted = POLYFLUX.events()
                .filter(CallInterrupted.class::isInstance)
                .next()
                .cache();
        interrupted.subscribe();
        Disposable call = WORKER.call("spin", Void.class, tell).subscribe();
        started.await();
        call.dispose();
        interrupted.block(LIMIT);
        await(PolyfluxMeters.CALLS_CANCELLED, "busy");
        await(PolyfluxMeters.CALLS_INTERRUPTED, "busy");
    }

    @Test
    void anErrorThatNobodyWaitsForIsCounted() {
        Mono<LifecycleEvent> uncaught =
                POLYFLUX.events().filter(Uncaught.class::isInstance).next().cache();
        uncaught.subscribe();
        WORKER.call("lose", Void.class).block(LIMIT);
        uncaught.block(LIMIT);
        await(PolyfluxMeters.ERRORS_UNCAUGHT, "busy");
    }

    @Test
    void workersAreCountedByState() {
        assertThat(REGISTRY.get("polyflux.workers").tag("state", "done").gauge().value())
                .isPositive();
        assertThat(REGISTRY.get("polyflux.workers")
                        .tag("state", "failed")
                        .gauge()
                        .value())
                .isZero();
    }

    @Test
    void proxiesThatLiveAreCountedByWhoHoldsThem() {
        WORKER.call("give", Void.class).block(LIMIT);
        await(PolyfluxMeters.PROXIES_LIVE, "busy"); // window
        await(PolyfluxMeters.PROXIES_LIVE, "main"); // the function that it was given
        await(PolyfluxMeters.TRAPS, "main");
    }

    @Test
    void aPoolHasItsOwnFigures() {
        Pool pool = POLYFLUX.pool(WorkerSpec.of("pooled.js", "sync.one = () => 1"), 2);
        assertThat(pool.call("one", Integer.class).block(LIMIT)).isEqualTo(1);
        Flux.interval(Duration.ofMillis(5))
                .onBackpressureDrop()
                .filter(look -> REGISTRY.find("polyflux.pool.calls")
                                .tags("pool", "pooled", "ending", "completed")
                                .functionCounter()
                        != null)
                .next()
                .block(LIMIT);
        assertThat(REGISTRY.get("polyflux.pool.calls")
                        .tags("pool", "pooled", "ending", "completed")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
        assertThat(REGISTRY.get("polyflux.pool.queued")
                        .tag("pool", "pooled")
                        .gauge()
                        .value())
                .isZero();
    }

    @Test
    void everyMeterIsDocumented() {
        assertThat(Arrays.stream(PolyfluxMeters.values()).map(PolyfluxMeters::getName))
                .containsAll(REGISTRY.getMeters().stream()
                        .map(meter -> meter.getId().getName())
                        .toList());
    }
}
