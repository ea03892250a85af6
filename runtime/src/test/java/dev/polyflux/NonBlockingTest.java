package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.GuestException;
import dev.polyflux.core.UnsupportedTrapException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingOperationError;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/**
 * Reactor's threads that must not block never do when they ask workers: BlockHound looks at every one of their calls.
 *
 * <p>Loops are left out. A loop parks while it rests, and where its realm may wait, for others.
 */
@Tag("blockhound")
final class NonBlockingTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static @Nullable Polyflux runtime;
    private static @Nullable Worker started;

    interface Api {
        Mono<Integer> add(int a, int b);

        CompletableFuture<Integer> later(int value);
    }

    @BeforeAll
    static void start() {
        Predicate<Thread> loops = thread -> thread.getName().startsWith("polyflux-");
        BlockHound.builder()
                .loadIntegrations()
                .nonBlockingThreadPredicate(nonBlocking -> nonBlocking.and(loops.negate()))
                .install();
        Polyflux polyflux = Polyflux.create();
        runtime = polyflux;
        Worker worker = polyflux.start(
                WorkerSpec.of(
                        "worker.js",
                        """
                sync.add = (a, b) => a + b;
                sync.later = (value) => new Promise((resolve) => setTimeout(() => resolve(value), 1));
                sync.never = () => new Promise(() => {});
                sync.count = function* (n) { for (let i = 0; i < n; i++) yield i; };
                sync.fail = () => { throw new Error('so'); };
                sync.object = () => ({ a: [1, { b: 2 }] });
                """));
        worker.ended().block(LIMIT);
        started = worker;
    }

    @AfterAll
    static void close() {
        Objects.requireNonNull(runtime).close();
    }

    private static Worker worker() {
        return Objects.requireNonNull(started);
    }

    /** Subscribed to and requested on a thread that must not block. */
    private static <T> StepVerifier.FirstStep<T> checked(Flux<T> asked) {
        return StepVerifier.create(asked.subscribeOn(Schedulers.parallel()).publishOn(Schedulers.parallel(), 1));
    }

    private static <T> StepVerifier.FirstStep<T> checked(Mono<T> asked) {
        return checked(asked.flux());
    }

    @Test
    void aThreadThatBlocksIsCaught() {
        checked(Mono.fromRunnable(() -> LockSupport.parkNanos(1)))
                .expectError(BlockingOperationError.class)
                .verify(LIMIT);
    }

    @Test
    void callsDoNotBlock() {
        checked(worker().call("add", Integer.class, 1, 2))
                .expectNext(3)
                .expectComplete()
                .verify(LIMIT);
        checked(worker().call("later", Integer.class, 4))
                .expectNext(4)
                .expectComplete()
                .verify(LIMIT);
        checked(worker().call("object", Object.class))
                .expectNextCount(1)
                .expectComplete()
                .verify(LIMIT);
        checked(worker().eval("1 + 1")).expectNext(2).expectComplete().verify(LIMIT);
    }

    @Test
    void aThousandCallsAtOnceDoNotBlock() {
        checked(Flux.range(0, 1000).flatMap(i -> worker().call("add", Integer.class, i, 1), 1000))
                .expectNextCount(1000)
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void errorsDoNotBlock() {
        checked(worker().call("fail", Object.class))
                .expectError(GuestException.class)
                .verify(LIMIT);
        checked(worker().call("absent", Object.class))
                .expectError(UnsupportedTrapException.class)
                .verify(LIMIT);
    }

    @Test
    void streamsAndTheirCancellationDoNotBlock() {
        // Behind the hop, so that it cancels there.
        checked(worker().stream("count", Integer.class, 1_000_000)
                        .publishOn(Schedulers.parallel(), 1)
                        .take(10))
                .expectNextCount(10)
                .expectComplete()
                .verify(LIMIT);
        checked(worker().stream("count", Integer.class, 100))
                .expectNextCount(100)
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void cancellingACallDoesNotBlock() {
        checked(Mono.fromCallable(() -> {
                    Disposable call = worker().call("never", Object.class).subscribe();
                    call.dispose();
                    return call.isDisposed();
                }))
                .expectNext(true)
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void bindingAndItsCallsDoNotBlock() {
        checked(worker().bind(Api.class)
                        .flatMap(api -> api.add(1, 2).zipWith(Mono.fromFuture(api.later(4)), Integer::sum)))
                .expectNext(7)
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void startingAndEndingAWorkerDoesNotBlock() {
        Polyflux polyflux = Objects.requireNonNull(runtime);
        checked(Mono.defer(() -> {
                    Worker other = polyflux.start(WorkerSpec.of("other.js", "sync.one = () => 1;"));
                    return other.call("one", Integer.class)
                            .publishOn(Schedulers.parallel())
                            .delayUntil(one -> other.terminate());
                }))
                .assertNext(one -> assertThat(one).isEqualTo(1))
                .expectComplete()
                .verify(LIMIT);
    }
}
