package dev.polyflux.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A warm-up runs in each of its worker's realms before that takes calls, and in nobody else's. */
final class WarmUpTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    @Test
    void aWorkerIsWarmAndOneWhoseNameBeginsLikeItsIsNot(@TempDir Path folder) throws IOException {
        Path script = Files.writeString(
                folder.resolve("script.js"), "sync.warm = () => typeof warmth === 'string' ? warmth : 'cold'");
        Path warmUp = Files.writeString(folder.resolve("warm-up.js"), "globalThis.warmth = 'warm'");
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(PolyfluxAutoConfiguration.class))
                .withPropertyValues(
                        "polyflux.workers.a.script=" + script.toUri(),
                        "polyflux.workers.a.warm-up=" + warmUp.toUri(),
                        "polyflux.workers.a-b.script=" + script.toUri())
                .run(context -> {
                    PolyfluxWorkers workers = context.getBean(PolyfluxWorkers.class);
                    assertThat(workers.get("a").call("warm", String.class).block(LIMIT))
                            .isEqualTo("warm");
                    assertThat(workers.get("a-b").call("warm", String.class).block(LIMIT))
                            .isEqualTo("cold");
                });
    }
}
