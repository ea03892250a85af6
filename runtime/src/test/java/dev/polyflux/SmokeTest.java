package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.lifecycle.LifecycleEvent;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs a second time in a JVM without the guest compiler's flags. */
@Tag("smoke")
final class SmokeTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    @Test
    void guestsAreCompiledExactlyWhereTheFlagsAreGiven() {
        assertThat(String.valueOf(Polyflux.engine().compiled()))
                .isEqualTo(System.getProperty("polyflux.expect.compiled"));
    }

    @Test
    void bothLanguagesAreThere() {
        assertThat(Polyflux.engine().languages()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "hello.mjs, 'console.log(await Promise.resolve(6 * 7));'",
        "hello.py, 'from polyflux import sleep\nprint(await sleep(0, 6 * 7))'"
    })
    void aScriptAwaitsAtItsTopLevelAndPrints(String file, String code) {
        Queue<Line> printed = new ConcurrentLinkedQueue<>();
        try (Polyflux polyflux = Polyflux.builder().output(printed::add).build()) {
            assertThat(polyflux.start(WorkerSpec.of(file, code)).ended().block(LIMIT))
                    .isInstanceOf(LifecycleEvent.Done.class);
        }
        assertThat(printed).containsExactly(new Line("hello", false, "42", true));
    }
}
