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
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What scripts import and require, from the packages that lie beside them; each script is a realm of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ModulesTest {

    private final Lines lines = new Lines();
    private final Polyflux polyflux =
            Polyflux.builder().access(Access.USER).output(lines::add).build();

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
    void scriptsFindPackagesAsNodeDoes(String file) throws IOException, URISyntaxException {
        Path script = Path.of(Objects.requireNonNull(ModulesTest.class.getResource("/modules/" + file))
                .toURI());
        String name = file.replaceAll("\\W", "-");
        ScriptCase.check(polyflux, lines, WorkerSpec.of(script).named(name), Files.readString(script));
    }
}
