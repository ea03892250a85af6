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
            WeakReference<Ref> cycle = new WeakReference<>(
                    Objects.requireNonNull(worker.call("pair", Ref.class).block(LIMIT)));
            for (int i = 0; i < COLLECTIONS && cycle.get() != null; i++) {
                System.gc();
                worker.call("pair", Ref.class).block(LIMIT); // lets the realms move on
            }
            assertThat(cycle.get()).isNull();
        }
    }
}
