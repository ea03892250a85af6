package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runtime stays as it was built, whatever its builder is told later. */
final class BuiltRuntimesTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static final String SCRIPT =
            """
            import os
            from pyscript import sync

            def reached(path):
                try:
                    read = open(path).read()
                except OSError:
                    read = "no file"
                try:
                    from services import later
                    service = "a service"
                except ImportError:
                    service = "no service"
                return f"{read}, {service}, {os.environ.get('COLOUR')}"

            sync.reached, sync.length = reached, len
            """;

    interface Early {
        String here();
    }

    private static @Nullable String reached(Polyflux polyflux, Path file) {
        Worker worker = polyflux.start(WorkerSpec.of("later.py", SCRIPT));
        assertThat(worker.call("length", Integer.class, "x".repeat(20)).block(LIMIT))
                .isEqualTo(20);
        return worker.call("reached", String.class, file.toString()).block(LIMIT);
    }

    @Test
    void workersThatStartAfterTheBuilderWasToldOfMoreReachNoMore(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file.txt"), "a file");
        PolyfluxBuilder builder = Polyflux.builder()
                .service("early", Early.class, () -> "here")
                .grant(Grant.NONE.environment("COLOUR", "red"));
        try (Polyflux first = builder.build();
                Polyflux second = builder.access(Access.USER)
                        .grant(Grant.NONE.environment("COLOUR", "green"))
                        .service("later", Early.class, () -> "here")
                        .build()) {
            builder.copyLimit(10);
            assertThat(reached(first, file)).isEqualTo("no file, no service, red");
            assertThat(reached(second, file)).isEqualTo("a file, a service, green");
        }
    }
}
