package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that each hand over a callback of their own: what is alive is bounded all along. */
@Tag("gc")
final class FreshCallbacksTest {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int PARTS = 5;
    private static final int ROUNDS = 4;
    private static final int BOUND = 200;
    private static final int COLLECTIONS = 100;
    private static final int ENOUGH_TO_FREE = 3; // what is not held is seldom left by the second
    private static final long SLACK = 4 << 20;

    private final Polyflux polyflux =
            Polyflux.builder().main("main.js", Lifetimes.text("/soak/main.js")).build();

    @AfterEach
    void close() {
        polyflux.close();
    }

    private Worker start(String file) {
        return polyflux.start(WorkerSpec.of(file, Lifetimes.text("/soak/" + file)));
    }

    private void call(Worker worker, int times) {
        assertThat(worker.call("call", Integer.class, times).block(LIMIT)).isEqualTo(times + times / 2);
    }

    /** How many of the worker's objects are referred to from elsewhere, once the collector has done what it can. */
    private static int references(Worker worker) {
        return references(worker, COLLECTIONS);
    }

    private static int references(Worker worker, int collections) {
        int references = Integer.MAX_VALUE;
        for (int i = 0; i < collections && references > BOUND; i++) {
            System.gc();
            references = CompletableFuture.supplyAsync(
                            () -> Objects.requireNonNull(Stations.realm(worker).guest())
                                    .references(),
                            Stations.realm(worker).loop())
                    .join();
        }
        return references;
    }

    /** What a leak adds grows with each round; what the engine adds while it compiles does not. */
    private void callsWithCallbacks(String file, int times) {
        Worker worker = start(file);
        call(worker, times / PARTS);
        long grown = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS && grown >= SLACK; i++) {
            grown = grownBy(worker, file, times);
        }
        assertThat(grown).isLessThan(SLACK);
    }

    private long grownBy(Worker worker, String file, int times) {
        long heap = Memory.used();
        long nanos = 0;
        for (int i = 0; i < PARTS; i++) {
            long begun = System.nanoTime();
            call(worker, times / PARTS);
            nanos += System.nanoTime() - begun;
            assertThat(references(worker)).isLessThan(BOUND);
        }
        System.out.printf(
                "%s: %,d calls with a callback each, %,d a second%n", file, times, times * 1_000_000_000L / nanos);
        return Memory.used() - heap;
    }

    @ParameterizedTest
    @ValueSource(strings = {"callbacks.js", "callbacks.py"})
    void twentyThousand(String file) {
        callsWithCallbacks(file, 10_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"callbacks.js", "callbacks.py"})
    @Tag("soak")
    @Timeout(600)
    void aMillion(String file) {
        callsWithCallbacks(file, 1_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"callbacks.js", "callbacks.py"})
    void callbacksThatMainKeepsStay(String file) {
        Worker worker = start(file);

        worker.call("keep", Void.class, 10 * BOUND).block(LIMIT);

        assertThat(references(worker, ENOUGH_TO_FREE)).isGreaterThanOrEqualTo(10 * BOUND);
    }
}
