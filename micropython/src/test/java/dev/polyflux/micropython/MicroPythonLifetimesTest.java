package dev.polyflux.micropython;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Polyflux;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.lifecycle.Census;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a MicroPython realm holds of others, and they of its own, is counted; each way to let go of it leads back to the start. */
final class MicroPythonLifetimesTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final int MANY = 40;
    private static final int COLLECTIONS = 100;

    private static final String MAIN =
            """
            const kept = [];
            Object.assign(globalThis, {
              fresh: (i) => ({ i }),
              waiting: async (i) => new Promise(() => {}),
              fails: (i) => { throw Object.assign(new Error('no'), { i }); },
              walked: (i) => [{ i }, { i }],
              keep: (f) => { kept.push(f); },
              forget: () => { kept.length = 0; },
              destroy: () => { kept.splice(0).forEach((f) => f.destroy()); },
            });
            """;

    private static final String WORKER =
            """
            import gc
            from pyscript import window
            kept = []
            # What was thrown is no proxy: it holds the error alone.
            def caught(i):
                try:
                    window.fails(i)
                except Exception as error:
                    return error
            class Own:
                def __init__(self, i): self.i = i
            TAKES = {
                "objects": lambda i: window.fresh(i),
                "functions": lambda i: window.fresh,
                "promises": lambda i: window.waiting(i),
                "errors": caught,
                "members": lambda i: list(window.walked(i)),
            }
            GIVES = {
                "functions": lambda i: lambda: i,
                "objects": Own,
                "lists": lambda i: [i],
                "generators": lambda i: (x for x in [i]),
            }
            def take(what, n):
                for i in range(n): kept.append(TAKES[what](i))
            def drop():
                kept.clear()
                gc.collect()
            def give(what, n):
                for i in range(n): window.keep(GIVES[what](i))
            def asks(what): getattr(window, what)()
            __export__ = ["take", "drop", "give", "asks"]
            """;

    private static Polyflux polyflux;
    private static Worker worker;

    @BeforeAll
    static void start() {
        polyflux = Polyflux.builder().main("main.js", MAIN).build();
        worker = polyflux.start(WorkerSpec.of("holder.mpy.py", WORKER));
        worker.call("give", Void.class, "functions", 1).block(LIMIT);
        worker.call("asks", Void.class, "forget").block(LIMIT);
    }

    @AfterAll
    static void end() {
        polyflux.close();
    }

    @ParameterizedTest
    @CsvSource({"objects, 40", "functions, 1", "promises, 40", "errors, 0", "members, 80"})
    void whatTheInterpretersCollectorHasTakenIsNotHeldAnyMore(String what, int held) {
        worker.call("take", Void.class, "functions", 1).block(LIMIT); // what all rows read of main
        worker.call("take", Void.class, what, 1).block(LIMIT);
        worker.call("drop", Void.class).block(LIMIT);
        long start = held("holder");
        worker.call("take", Void.class, what, MANY).block(LIMIT);
        assertThat(held("holder") - start).isBetween((long) held, held + 2L);
        worker.call("drop", Void.class).block(LIMIT);
        assertThat(held("holder")).isLessThanOrEqualTo(start);
    }

    @ParameterizedTest
    @CsvSource({"objects, forget", "lists, forget", "generators, forget", "functions, destroy", "objects, destroy"})
    void whatMainLetsGoOfTheInterpreterMayCollect(String what, String released) {
        worker.call("give", Void.class, what, MANY).block(LIMIT); // what was given last stays until more is given
        worker.call("asks", Void.class, released).block(LIMIT);
        long start = held("main");
        worker.call("give", Void.class, what, MANY).block(LIMIT);
        assertThat(held("main")).isGreaterThanOrEqualTo(MANY);
        worker.call("asks", Void.class, released).block(LIMIT);
        long now = held("main");
        for (int i = 0; i < COLLECTIONS && now > start; i++) {
            System.gc();
            now = held("main");
        }
        assertThat(now).isLessThanOrEqualTo(start);
    }

    @Test
    void whatAnEndedRealmHeldAndWhatOthersHeldOfItIsLetGo() {
        worker.call("asks", Void.class, "forget").block(LIMIT);
        long start = all();
        Worker other = polyflux.start(WorkerSpec.of("other.mpy.py", WORKER));
        other.call("take", Void.class, "objects", MANY).block(LIMIT);
        other.call("give", Void.class, "functions", MANY).block(LIMIT);
        assertThat(all() - start).isGreaterThanOrEqualTo(2 * MANY);
        other.terminate().block(LIMIT);
        worker.call("asks", Void.class, "forget").block(LIMIT);
        long now = all();
        for (int i = 0; i < COLLECTIONS && now > start; i++) {
            System.gc();
            now = all();
        }
        assertThat(now).isLessThanOrEqualTo(start);
    }

    private static long held(String holder) {
        return census().live().stream()
                .filter(live -> live.proxy().holder().equals(holder))
                .count();
    }

    private static long all() {
        return census().live().size();
    }

    private static Census census() {
        return Objects.requireNonNull(polyflux.census(LIMIT).block(LIMIT));
    }
}
