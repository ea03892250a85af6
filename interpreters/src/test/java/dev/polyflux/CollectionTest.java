package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.Ref;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Objects that nobody holds are collected, across realms too. */
@Tag("gc")
final class CollectionTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int COLLECTIONS = 200;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "w.py | `class Node: pass\ndef pair():\n    node = Node()\n    node.other = window.node()\n    node.other.back = node\n    return node\n"
                        + "from pyscript import sync, window\nsync.pair = pair`",
                "w.js | sync.pair = () => { const node = {}; node.other = window.node(); node.other.back = node; return node; }"
            })
    void aCycleThroughTwoRealmsIsCollected(String file, String code) {
        try (Polyflux polyflux = Polyflux.builder()
                .main("main.js", "globalThis.node = () => ({})")
                .build()) {
            Worker worker = polyflux.start(WorkerSpec.of(file, code));
            assertCollected(worker, "pair");
        }
    }

    private static void assertCollected(Worker worker, String function) {
        WeakReference<Ref> given = new WeakReference<>(
                Objects.requireNonNull(worker.call(function, Ref.class).block(LIMIT)));
        for (int i = 0; i < COLLECTIONS && given.get() != null; i++) {
            System.gc();
            worker.call(function, Ref.class).block(LIMIT); // lets the realms move on
        }
        assertThat(given.get()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "w.py | `from pyscript import sync, window\ndef own():\n    node = window.node()\n    return node.self\nsync.own = own`",
                "w.js | sync.own = () => window.node().self;"
            })
    void anObjectOfWhichAWorkerKeepsThatItHoldsItselfIsCollected(String file, String code) {
        try (Polyflux polyflux = Polyflux.builder()
                .main("main.js", "globalThis.node = () => { const node = {}; node.self = node; return node; };")
                .ffiTimeout(Duration.ofDays(1))
                .build()) {
            Worker worker = polyflux.start(WorkerSpec.of(file, code));
            assertCollected(worker, "own");
        }
    }
}
