package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lives on purpose, though nobody holds it. */
@Tag("gc")
final class KeepingTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final int COLLECTIONS = 100;

    @ParameterizedTest
    @ValueSource(strings = {"w.py", "w.js"})
    void whatIsPinnedOrAttachedLivesUntilItIsLetGo(String file) {
        try (Polyflux polyflux = Polyflux.builder().main("main.js", "").build()) {
            Worker worker = polyflux.start(WorkerSpec.of(file, resource(file)));
            for (String how : new String[] {"dropped", "pinned", "attached", "attached to a proxy"}) {
                worker.call("make", Void.class, how).block(LIMIT);
            }
            assertCollected(worker, "dropped");
            assertThat(isAlive(worker, "pinned")).isTrue();
            assertThat(isAlive(worker, "attached")).isTrue();
            assertThat(isAlive(worker, "attached to a proxy")).isTrue();

            assertThat(worker.call("unpin", Boolean.class).block(LIMIT)).isTrue();
            assertCollected(worker, "pinned");
            worker.call("disown", Void.class, "attached").block(LIMIT);
            assertCollected(worker, "attached");
            worker.call("disown", Void.class, "attached to a proxy").block(LIMIT);
            assertCollected(worker, "attached to a proxy");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"w.py", "w.js"})
    void nothingIsAttachedToWhatIsNoObject(String file) {
        try (Polyflux polyflux = Polyflux.create()) {
            Worker worker = polyflux.start(WorkerSpec.of(file, resource(file)));
            assertThat(worker.call("refused", String.class).block(LIMIT)).isNotEmpty();
        }
    }

    private static void assertCollected(Worker worker, String how) {
        boolean alive = true;
        for (int i = 0; i < COLLECTIONS && alive; i++) {
            System.gc();
            alive = isAlive(worker, how);
        }
        assertThat(alive).as(how).isFalse();
    }

    private static boolean isAlive(Worker worker, String how) {
        return Objects.requireNonNull(worker.call("alive", Boolean.class, how).block(LIMIT));
    }

    private static String resource(String name) {
        try (InputStream in = KeepingTest.class.getResourceAsStream("/keeping/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
