package dev.polyflux.pyscript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Polyflux;
import dev.polyflux.PolyfluxBuilder;
import dev.polyflux.WorkerSpec;
import dev.polyflux.lifecycle.LifecycleEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who finds what a script has kept. */
final class StorageTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static final String KEEPS =
            """
            from pyscript import storage
            kept = await storage("../settings")
            kept["size"] = [3, 4]
            """;

    private static final String READS =
            """
            from pyscript import storage
            print(await storage("../settings"))
            """;

    private final List<String> printed = new CopyOnWriteArrayList<>();

    private void runs(PolyfluxBuilder builder, String... scripts) {
        try (Polyflux polyflux =
                builder.output(line -> printed.add(line.text())).build()) {
            for (int i = 0; i < scripts.length; i++) {
                assertThat(polyflux.start(WorkerSpec.of("script" + i + ".py", scripts[i]))
                                .ended()
                                .block(LIMIT))
                        .isInstanceOf(LifecycleEvent.Done.class);
            }
        }
    }

    @Test
    void realmsOfASandboxShareWhatEndsWithTheRuntime() {
        runs(Polyflux.builder(), KEEPS, READS);
        runs(Polyflux.builder(), READS);

        assertThat(printed).containsExactly("{'size': [3, 4]}", "{}");
    }

    @Test
    void aFolderKeepsItForLaterRunsAndHoldsAllOfIt(@TempDir Path folder) throws IOException {
        Path inside = folder.resolve("storage");
        runs(Polyflux.builder().storage(inside), KEEPS);
        runs(Polyflux.builder().storage(inside), READS);

        assertThat(printed).containsExactly("{'size': [3, 4]}");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(inside);
        }
        try (Stream<Path> files = Files.list(inside)) {
            assertThat(files).containsExactly(inside.resolve("..%2Fsettings.json"));
        }
    }

    @Test
    void aSandboxKeepsSoMuchAndNoMore() {
        runs(
                Polyflux.builder(),
                """
                from pyscript import storage
                kept = await storage("large")
                piece = "x" * (1 << 23)
                try:
                    for key in "abcdefgh":
                        kept[key] = piece
                except Exception as error:
                    print(len(kept), error)
                kept["a"] = ""
                kept["small"] = 1
                print(len(kept))
                """);

        assertThat(printed).containsExactly("7 what realms keep in memory has at most 67108864 characters", "8");
    }
}
