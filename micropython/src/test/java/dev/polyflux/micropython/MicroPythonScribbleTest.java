package dev.polyflux.micropython;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.CancelLadder;
import dev.polyflux.Polyflux;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.core.PolyfluxException;
import java.time.Duration;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Code that writes anywhere in its interpreter's memory, which Java reads: its own realm alone may break, and says so. */
final class MicroPythonScribbleTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final long SEED = Long.getLong("polyflux.seed", 20_26);
    private static final int ROUNDS = Integer.getInteger("polyflux.rounds", 60);

    /** How long what may have lost its end is let run. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Where the interpreter's state begins, its heap, and where that ends when a realm begins. */
    private static final int STATE = 185_000;

    private static final int STATE_END = 187_200;
    private static final int HEAP_END = 400_000;

    private static final int[] WORDS = {0, 1, -1, 4, 9, 10, 0x7fffffff, 0x80000000, 0x10000, 0x3ffff, 77_000};

    private static final String CODE =
            """
            import uctypes
            from pyscript import window
            def scribble(at, words):
                memory = uctypes.bytearray_at(at, 4 * len(words))
                for i in range(len(words)): memory[4 * i : 4 * i + 4] = (words[i] & 0xffffffff).to_bytes(4, "little")
            def near(words):
                scribble(id(window._ref), words)
            def works():
                print("works")
                window.echo(["a", 1.5, 2 ** 70, b"octets", {"k": 1}, works])
                try:
                    window.fails()
                except Exception as error:
                    return str(error) + window.greet("you")
            __export__ = ["scribble", "near", "works"]
            """;

    @Test
    void whoeverWritesOverItsOwnMemoryBreaksItsOwnRealmAlone() {
        Random random = new Random(SEED);
        TreeMap<String, Integer> ends = new TreeMap<>();
        try (Polyflux polyflux = Polyflux.builder()
                .main(
                        "main.js",
                        "Object.assign(globalThis, { echo: (x) => x, greet: (name) => `hello ${name}`, fails() { throw new Error('no'); } })")
                .output(line -> {})
                .uncaught((worker, failure) -> {})
                .cancelLadder(new CancelLadder(Duration.ofMillis(100), Duration.ofSeconds(5), false))
                .build()) {
            Worker beside = polyflux.start(WorkerSpec.of("beside.mpy.py", CODE));
            String right = beside.call("works", String.class).block(LIMIT);
            for (int round = 0; round < ROUNDS; round++) {
                Worker worker = polyflux.start(WorkerSpec.of("scribbles" + round + ".mpy.py", CODE));
                ends.merge(end(scribbled(worker, random)), 1, Integer::sum);
                for (int i = 0; i < 2; i++) {
                    ends.merge(end(worker.call("works", Object.class)), 1, Integer::sum);
                }
                worker.terminate().block(LIMIT);
            }
            assertThat(beside.call("works", String.class).block(LIMIT)).isEqualTo(right);
        }
        System.out.println("seed " + SEED + ": " + ends);
    }

    private static Mono<Object> scribbled(Worker worker, Random random) {
        int[] words = random.ints(1 + random.nextInt(4), 0, WORDS.length)
                .map(i -> WORDS[i])
                .toArray();
        if (random.nextInt(4) == 0) {
            return worker.call("near", Object.class, (Object) words);
        }
        int at = random.nextBoolean()
                ? STATE + 4 * random.nextInt((STATE_END - STATE) / 4)
                : STATE_END + 4 * random.nextInt((HEAP_END - STATE_END) / 4);
        return worker.call("scribble", Object.class, at, words);
    }

    /** How a call has ended: by a value, or by an error of ours; anything else is the test's failure. */
    private static String end(Mono<Object> call) {
        return String.valueOf(call.map(value -> "value")
                .defaultIfEmpty("value")
                .timeout(PATIENCE, Mono.just("stopped"))
                .onErrorResume(
                        PolyfluxException.class,
                        error -> Mono.just(error.getClass().getSimpleName()))
                .block(LIMIT));
    }
}
