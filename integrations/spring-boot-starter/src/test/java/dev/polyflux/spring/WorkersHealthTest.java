package dev.polyflux.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Circuit;
import dev.polyflux.Polyflux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.core.io.DefaultResourceLoader;
import reactor.core.publisher.Flux;

/** An application is down while one of its workers is. */
final class WorkersHealthTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    @Test
    void itIsDownWhereOneWorkerIsGivenUpThoughTheOtherIsReady(@TempDir Path folder) throws IOException {
        Path works = Files.writeString(folder.resolve("works.js"), "sync.one = () => 1");
        Path broken = Files.writeString(folder.resolve("broken.js"), "throw new Error('not today')");
        PolyfluxProperties properties = new Binder(new MapConfigurationPropertySource(Map.of(
                        "polyflux.workers.broken.script", broken.toUri().toString(),
                        "polyflux.workers.broken.pool.restarts", "0",
                        "polyflux.workers.works.script", works.toUri().toString())))
                .bindOrCreate("polyflux", PolyfluxProperties.class);
        try (Polyflux polyflux = Polyflux.create()) {
            PolyfluxWorkers workers = new PolyfluxWorkers(polyflux, properties, new DefaultResourceLoader());
            workers.get("works").call("one", Integer.class).block(LIMIT);
            Flux.interval(Duration.ofMillis(5))
                    .onBackpressureDrop()
                    .filter(look -> workers.get("broken").snapshot().circuit() == Circuit.OPEN)
                    .blockFirst(LIMIT);
            Health health =
                    Objects.requireNonNull(new WorkersHealth(workers).health().block(LIMIT));
            assertThat(health.getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.getDetails().get("broken")).asString().contains("broken-1=failed", "circuit=open");
            assertThat(health.getDetails().get("works")).asString().contains("works-1=ready", "circuit=closed");
        }
    }
}
