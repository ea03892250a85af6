package dev.polyflux.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Pool;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import reactor.core.publisher.Flux;

/** Scripts that are not there for a while, or cannot be read, are renewed when they can, and keep no other from it. */
final class ReloadTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    /** All at once: a thread that waits for its turn in the midst of it would leave a script that runs, and has no such function. */
    static void write(Path script, int version, int second) throws IOException {
        Path written = Files.writeString(script.resolveSibling("written"), "sync.version = () => " + version);
        Files.setLastModifiedTime(written, FileTime.from(Instant.EPOCH.plusSeconds(second)));
        Files.move(written, script, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void await(Pool pool, int version) {
        Integer there = Flux.interval(Duration.ofMillis(20))
                .onBackpressureDrop()
                .concatMap(look -> pool.call("version", Integer.class))
                .filter(now -> now == version)
                .blockFirst(LIMIT);
        assertThat(there).isEqualTo(version);
    }

    @Test
    void aLookThatFindsNoScriptIsNotTheLast(@TempDir Path folder) throws IOException {
        Path deleted = folder.resolve("deleted.js");
        Path unreadable = folder.resolve("unreadable.js");
        Path witness = folder.resolve("witness.js");
        write(deleted, 1, 1);
        write(unreadable, 1, 1);
        write(witness, 1, 1);
        try (URLClassLoader classes =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, ReloadTest.class.getClassLoader())) {
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(PolyfluxAutoConfiguration.class))
                    .withClassLoader(classes)
                    .withPropertyValues(
                            "polyflux.workers.deleted.script=classpath:deleted.js",
                            "polyflux.workers.unreadable.script=classpath:unreadable.js",
                            "polyflux.workers.witness.script=" + witness.toUri(),
                            "polyflux.reload.enabled=true",
                            "polyflux.reload.interval=20ms")
                    .run(context -> {
                        PolyfluxWorkers workers = context.getBean(PolyfluxWorkers.class);
                        assertThat(workers.all().keySet()).containsExactly("deleted", "unreadable", "witness");
                        Files.delete(deleted);
                        Files.delete(unreadable);
                        Files.createDirectory(unreadable);
                        write(witness, 2, 2);
                        await(workers.get("witness"), 2); // so the others were looked at, too
                        assertThat(workers.get("deleted")
                                        .call("version", Integer.class)
                                        .block(LIMIT))
                                .isEqualTo(1);
                        Files.delete(unreadable);
                        write(deleted, 2, 3);
                        write(unreadable, 2, 3);
                        await(workers.get("deleted"), 2);
                        await(workers.get("unreadable"), 2);
                    });
        }
    }
}
