package dev.polyflux.javascript;

import dev.polyflux.Access;
import dev.polyflux.Polyflux;
import dev.polyflux.WorkerSpec;
import dev.polyflux.javascript.ScriptCase.Lines;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What scripts import and require, from the packages that lie beside them; each script is a realm of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ModulesTest {

    private final Lines lines = new Lines();
    private final Polyflux polyflux = Polyflux.builder()
            .access(Access.USER)
            .main(file("api_main.mjs"))
            .output(lines::add)
            .build();

    @AfterAll
    void close() {
        polyflux.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "imports.mjs",
                "requires.js",
                "creates_require.mjs",
                "refusals.mjs",
                "builtins.mjs",
                "files.mjs",
                "absent.mjs"
            })
    void scriptsFindPackagesAsNodeDoes(String file) throws IOException {
        checkWorker(file);
    }

    @Test
    void theGuestApiIsImportedByUpstreamsNamesInMainAndInWorkers() throws IOException {
        checkWorker("api_worker.mjs");
        ScriptCase.checkMain(lines, Files.readString(file("api_main.mjs")));
    }

    private void checkWorker(String file) throws IOException {
        String name = file.replaceAll("\\W", "-");
        ScriptCase.check(polyflux, lines, WorkerSpec.of(file(file)).named(name), Files.readString(file(file)));
    }

    private static Path file(String name) {
        try {
            return Path.of(Objects.requireNonNull(ModulesTest.class.getResource("/modules/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
