package dev.polyflux.micropython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.Configuration;
import dev.polyflux.Polyflux;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.core.GuestException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** What one realm's code takes of memory and of time is its own. */
final class MicroPythonLimitsTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    /** One for each line that is printed. */
    private static final Semaphore SPINS = new Semaphore(0);

    private static Polyflux polyflux;

    @BeforeAll
    static void start() {
        polyflux = Polyflux.builder().output(line -> SPINS.release()).build();
    }

    @AfterAll
    static void end() {
        polyflux.close();
    }

    @Test
    void whoTakesMoreMemoryThanThereIsGetsAnErrorAndAnswersOn() {
        Worker greedy = started("greedy");
        Worker other = started("other");
        assertThat(taken(greedy, 100_000_000)).isEqualTo("MemoryError");
        assertThat(greedy.call("take", Integer.class, 1000).block(LIMIT)).isEqualTo(1000);
        assertThat(other.call("take", Integer.class, 2000).block(LIMIT)).isEqualTo(2000);
    }

    @Test
    void aConfigurationSaysHowMuchMemoryARealmMayHave() {
        Worker small = polyflux.start(takes("small").config(Configuration.text("[micropython]\nmemory = 2")));
        assertThat(taken(small, 4_000_000)).isEqualTo("MemoryError");
        assertThat(taken(small, 100_000)).isEqualTo("100000");
        Worker usual = polyflux.start(takes("usual"));
        assertThat(taken(usual, 4_000_000)).isEqualTo("4000000");
        for (String no : List.of("0", "1.5", "'2 MB'", "65")) {
            Worker worker = polyflux.start(takes("no").config(Configuration.text("[micropython]\nmemory = " + no)));
            assertThatThrownBy(() -> worker.call("take", Integer.class, 1).block(LIMIT))
                    .hasMessageContaining("memory of [micropython] is a whole number of megabytes from 1 to 64 here");
            worker.terminate().block(LIMIT);
        }
    }

    @Test
    void whoseMemoryIsFullAnswersByErrorsAndAnswersOnWhenThereIsRoomAgain() {
        Worker full = polyflux.start(WorkerSpec.of(
                        "full.mpy.py",
                        """
                import gc
                kept = []
                def fill(size):
                    try:
                        while size:
                            while True:
                                kept.append(bytearray(size))
                    except MemoryError:
                        return fill(size // 2) if size > 256 else len(kept)
                def free():
                    kept.clear()
                    gc.collect()
                def kind(x):
                    return type(x).__name__
                __export__ = ["fill", "free", "kind"]
                """)
                .config(Configuration.text("[micropython]\nmemory = 1")));
        full.call("fill", Object.class, 4096).block(LIMIT);
        List<String> told = new ArrayList<>();
        for (Object each : List.of(BigInteger.TWO.pow(20_000), "text".repeat(20_000), Map.of("a", List.of(1)))) {
            told.add(told(full.call("kind", Object.class, each)));
        }
        assertThat(told).contains("MemoryError").isSubsetOf("MemoryError", "int", "str", "dict");
        full.call("free", Object.class).block(LIMIT);
        assertThat(told(full.call("kind", Object.class, BigInteger.TWO.pow(20_000))))
                .isEqualTo("int");
        assertThat(told(full.call("kind", Object.class, "text".repeat(20_000)))).isEqualTo("str");
    }

    @Test
    void codeWithoutAnEndIsStoppedWithItsCallAndTheWorkerAnswersOn() throws InterruptedException {
        Worker spinning = started("spinning");
        Worker beside = started("beside");
        for (int i = 0; i < 3; i++) {
            stopped(spinning.call("spin", Object.class));
            assertThat(beside.call("take", Integer.class, 1).block(LIMIT)).isEqualTo(1);
            assertThat(spinning.call("take", Integer.class, 2).block(LIMIT)).isEqualTo(2);
        }
        assertThat(spinning.call("deep", Integer.class, 20).block(LIMIT)).isEqualTo(20);
    }

    @Test
    void whatWasStoppedDeepInItsCallsLeavesNothingBehind() throws InterruptedException {
        Worker worker = started("stopped");
        for (int i = 0; i < 4; i++) { // each has most of the stack for Python's own calls
            stopped(worker.call("spin_deep", Object.class, 30));
            assertThat(worker.call("take", Integer.class, i).block(LIMIT)).isEqualTo(i);
        }
        assertThat(worker.call("deep", Integer.class, 30).block(LIMIT)).isEqualTo(30);
        assertThat(worker.call("take", Integer.class, 1_000_000).block(LIMIT)).isEqualTo(1_000_000);
        assertThat(worker.call("used", Integer.class).block(LIMIT)).isLessThan(1_000_000); // it has collected
    }

    /** Ends a call once it prints; one that ends by itself is the test's failure. */
    private static void stopped(Mono<?> call) throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Disposable running = call.doFinally(end -> SPINS.release()).subscribe(given -> {}, failure::set);
        SPINS.acquire();
        running.dispose();
        assertThat(failure.get()).isNull();
        SPINS.acquire(); // the one of its end
    }

    /** What a call gives, or the type of what it fails with. */
    private static @Nullable String told(Mono<Object> call) {
        return call.map(Object::toString)
                .onErrorResume(
                        GuestException.class, error -> Mono.just(error.error().type()))
                .block(LIMIT);
    }

    private static @Nullable String taken(Worker worker, int size) {
        return told(worker.call("take", Object.class, size));
    }

    private static Worker started(String name) {
        return polyflux.start(takes(name));
    }

    private static WorkerSpec takes(String name) {
        return WorkerSpec.of(
                name + ".mpy.py",
                """
                def take(size):
                    return len(bytearray(size))
                def spin():
                    print("spins")
                    while True:
                        pass
                def spin_deep(n):
                    return spin() if n == 0 else spin_deep(n - 1)
                def used():
                    import gc
                    return gc.mem_alloc()
                def deep(n):
                    return 0 if n == 0 else 1 + deep(n - 1)
                __export__ = ["take", "spin", "deep", "spin_deep", "used"]
                """);
    }
}
