package dev.polyflux.micropython;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.CancelLadder;
import dev.polyflux.Polyflux;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.core.ClosedException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** Whatever its code is in the midst of when it is interrupted, a realm works on or says that it is over. */
final class MicroPythonInterruptTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final long SEED = Long.getLong("polyflux.seed", 20_26);
    private static final int ROUNDS = Integer.getInteger("polyflux.rounds", 16);
    private static final int MOST_LINES = 3;

    /** What goes through the collector, tables, texts, the stack, and long computations that call nothing. */
    private static final List<String> WORK = List.of(
            "lists", "tables", "texts", "objects", "deep", "sorted", "numbers", "nothing", "compiles", "asks", "long");

    /** One round of these takes for ever, or nearly. */
    private static final List<String> ENDLESS = List.of("nothing", "long");

    private static final String CODE =
            """
            import gc
            kept = {i: [str(i), (i, i * i)] for i in range(50)}
            def lines(work, every):
                n = 0
                while True:
                    if n % every == 0:
                        print("goes")
                    work(n)
                    n += 1
            class Thing:
                def __init__(self, n): self.n, self.m = n, [n]
            def lists(n):
                x = []
                for i in range(20): x.append([i] * 3)
                while x: x.pop()
            def tables(n):
                d = {}
                for i in range(30): d["key%d" % i] = i
                for i in range(30): del d["key%d" % i]
            def texts(n): "".join([str(i) * 3 for i in range(20)]).replace("1", "two").split("3")
            def objects(n): [Thing(i) for i in range(20)]
            def down(n): return 0 if n == 0 else 1 + down(n - 1)
            def deep(n): down(25)
            def sorts(n): sorted([(i * 7919) % 101 for i in range(60)])
            def numbers(n): (3 ** 400) % (7 ** 90)
            def compiles(n): exec("def f(a, b=%d):\\n    return a + b\\nf(1)" % n, {})
            def asks(n): import js; js.Math.max(n, 1)
            def long(n):
                print("goes")
                sorted(range(20000, 0, -1))
            def finds(n):
                text = "a" * 400000
                print("goes")
                text.find("a" * 200000 + "b")
            def nothing(n):
                print("goes")
                while True: pass
            WORK = {"lists": lists, "tables": tables, "texts": texts, "objects": objects, "deep": deep, "sorted": sorts,
                    "numbers": numbers, "nothing": nothing, "compiles": compiles, "asks": asks, "long": long, "finds": finds}
            def go(what): lines(WORK[what], 5)
            def whole():
                for what in ("lists", "tables", "texts", "objects", "deep"): WORK[what](1)
                gc.collect()
                return all(kept[i] == [str(i), (i, i * i)] for i in range(50)) and len(kept) == 50
            __export__ = ["go", "whole"]
            """;

    private static final Semaphore GOES = new Semaphore(0);

    @Test
    void aRealmThatIsInterruptedAnywhereWorksOnOrSaysThatItIsOver() throws InterruptedException {
        Random random = new Random(SEED);
        int over = 0;
        try (Polyflux polyflux = Polyflux.builder()
                .output(line -> GOES.release())
                .cancelLadder(new CancelLadder(Duration.ofMillis(1), Duration.ofMinutes(1), false))
                .build()) {
            Worker worker = started(polyflux, 0);
            for (int round = 0; round < ROUNDS; round++) {
                String what = WORK.get(random.nextInt(WORK.size()));
                int lines = ENDLESS.contains(what) ? 1 : 1 + random.nextInt(MOST_LINES);
                interrupted(worker.call("go", Void.class, what), lines);
                if (!whole(worker, what)) {
                    over++;
                    worker.terminate().block(LIMIT);
                    worker = started(polyflux, round + 1);
                }
            }
        }
        System.out.printf("%d interrupts, of which %d were the realm's end; seed %d%n", ROUNDS, over, SEED);
    }

    /** The text is whole, and so is all else; but nobody can tell that from where the interrupt has hit. */
    @Test
    void codeThatComputesInCForLongIsStoppedAndItsRealmSaysThatItIsOver() throws InterruptedException {
        try (Polyflux polyflux = Polyflux.builder()
                .output(line -> GOES.release())
                .cancelLadder(new CancelLadder(Duration.ofMillis(1), Duration.ofMinutes(1), false))
                .build()) {
            Worker worker = started(polyflux, 0);
            interrupted(worker.call("go", Void.class, "finds"), 1);
            assertThat(whole(worker, "finds")).isFalse();
            assertThat(whole(started(polyflux, 1), "nothing")).isTrue();
        }
    }

    private static Worker started(Polyflux polyflux, int number) {
        return polyflux.start(WorkerSpec.of("worker" + number + ".mpy.py", CODE));
    }

    private static boolean whole(Worker worker, String after) {
        return Boolean.TRUE.equals(worker.call("whole", Boolean.class)
                .doOnNext(whole -> assertThat(whole).as(after).isTrue())
                .onErrorResume(ClosedException.class, over -> {
                    assertThat(over).hasMessageContaining("start the worker again");
                    return Mono.just(false);
                })
                .block(LIMIT));
    }

    private static void interrupted(Mono<?> call, int lines) throws InterruptedException {
        GOES.drainPermits();
        Disposable running = call.subscribe(given -> {}, failure -> {});
        GOES.acquire(lines);
        running.dispose();
    }
}
