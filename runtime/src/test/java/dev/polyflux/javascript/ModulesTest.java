package dev.polyflux.javascript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Access;
import dev.polyflux.Polyflux;
import dev.polyflux.WorkerSpec;
import dev.polyflux.javascript.ScriptCase.Lines;
import dev.polyflux.lifecycle.LifecycleEvent.Failed;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    default_of_library.mjs | sets the global 'util'. Write import './library.js'; and then globalThis.util
                    name_of_library.mjs    | sets the global 'util'. Write import './library.js'; and then globalThis.util
                    name_of_old.mjs        | assigns module.exports. Write import it from './old.js'; const { util } = it;
                    default_of_plain.mjs   | it is no ES module: nothing in it is exported
                    name_of_plain.mjs      | it is no ES module: nothing in it is exported
                    name_of_good.mjs       | './good.mjs' does not provide an export named 'util'
                    nowhere.mjs            | ERR_MODULE_NOT_FOUND: Cannot find package 'd3'
                    """)
    void whatIsNoModuleOrNowhereIsSaidToBeWithWhatToWrite(String file, String told) {
        String name = file.replaceAll("\\W", "-");
        assertThat(polyflux.start(WorkerSpec.of(file("faq/" + file)).named(name))
                        .ended()
                        .block(ScriptCase.LIMIT))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.error()).hasMessageContaining(told));
    }

    @Test
    void whatTheErrorAdvisesWorks() throws IOException {
        checkWorker("faq/advised.mjs");
    }

    /** The code of {@code docs/modules.md}, beside packages of the shapes that npm's have. */
    @Test
    void whatThePageShowsHolds(@TempDir Path folder) throws IOException {
        Files.createSymbolicLink(folder.resolve("node_modules"), file("page/node_modules"));
        Matcher block = Pattern.compile("```javascript\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("..", "docs", "modules.md")));
        int blocks = 0;
        for (; block.find(); blocks++) {
            Path script = Files.writeString(folder.resolve("page" + blocks + ".mjs"), block.group(1));
            ScriptCase.check(polyflux, lines, WorkerSpec.of(script).named("page" + blocks), block.group(1));
        }
        assertThat(blocks).isEqualTo(5);
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
