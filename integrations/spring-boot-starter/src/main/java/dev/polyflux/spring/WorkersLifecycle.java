package dev.polyflux.spring;

import dev.polyflux.Circuit;
import dev.polyflux.Pool;
import dev.polyflux.PoolSnapshot;
import dev.polyflux.PoolSnapshot.MemberState;
import dev.polyflux.core.WorkerFailedException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The application starts when its workers are ready, before its server takes requests; it stops when they have drained, after. */
final class WorkersLifecycle implements SmartLifecycle {

    /** Before the server starts, after it has stopped. */
    private static final int PHASE = DEFAULT_PHASE - 4096;

    private static final Logger LOG = LoggerFactory.getLogger(WorkersLifecycle.class);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final PolyfluxWorkers workers;
    private final PolyfluxProperties properties;
    private final ObjectProvider<Preparation> preparations;
    private volatile boolean running;
    private @Nullable Disposable reloading;

    WorkersLifecycle(PolyfluxWorkers workers, PolyfluxProperties properties, ObjectProvider<Preparation> preparations) {
        this.preparations = preparations;
        this.workers = workers;
        this.properties = properties;
    }

    @Override
    public void start() {
        running = true;
        preparations.forEach(WorkersLifecycle::prepare);
        Flux.fromIterable(workers.all().values())
                .flatMap(WorkersLifecycle::ready)
                .then()
                .timeout(properties.startTimeout())
                .block();
        PolyfluxProperties.Reload reload = properties.reload();
        if (reload.enabled()) {
            reloading = Flux.interval(reload.interval(), Schedulers.boundedElastic())
                    .onBackpressureDrop()
                    .concatMap(look -> Mono.defer(workers::renewChanged).onErrorResume(WorkersLifecycle::notRenewed))
                    .subscribe();
        }
    }

    private static void prepare(Preparation preparation) {
        try {
            preparation.prepare();
        } catch (Exception | LinkageError unprepared) {
            LOG.debug("the first request is not prepared for", unprepared);
        }
    }

    /** Completes when all workers are ready; fails where the script does, with why. */
    static Mono<Void> ready(Pool pool) {
        return Flux.interval(Duration.ZERO, LOOK)
                .onBackpressureDrop()
                .concatMap(look -> isReady(pool, pool.snapshot())
                        ? Mono.just(true)
                        : failure(pool).thenReturn(false))
                .takeUntil(ready -> ready)
                .then();
    }

    /** What a call fails with while no worker runs. It is one that no worker gets, should one run by now. */
    private static Mono<Void> failure(Pool pool) {
        return pool.snapshot().circuit() == Circuit.CLOSED
                ? Mono.empty()
                : pool.where(worker -> false)
                        .call("none", Void.class)
                        .timeout(LOOK, Mono.empty())
                        .onErrorResume(failure -> !(failure instanceof WorkerFailedException), failure -> Mono.empty());
    }

    /** Whether as many workers take calls as are to. */
    static boolean isReady(Pool pool, PoolSnapshot now) {
        return now.members().stream()
                        .filter(member -> member.state() == MemberState.READY)
                        .count()
                >= pool.spec().size();
    }

    private static Mono<Void> notRenewed(Throwable failure) {
        LOG.warn("a changed script does not run, and the one before goes on: {}", failure.getMessage());
        return Mono.empty();
    }

    @Override
    public void stop() {
        running = false;
        if (reloading != null) {
            reloading.dispose();
        }
        Flux.fromIterable(workers.all().values())
                .flatMap(pool -> pool.drain(properties.drain()))
                .then()
                .block();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
