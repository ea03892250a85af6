package dev.polyflux.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Line;
import dev.polyflux.Polyflux;
import dev.polyflux.WorkerSpec;
import dev.polyflux.lifecycle.LifecycleEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What code that was written for Pyodide expects: scripts whose comments, {@code # => text}, are what they print. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PyodideNamesTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static final Pattern PRINTS = Pattern.compile("(?m)(?:#|//) => ?(.*)$");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([\\w.]+)` \\| (same|better|not here) \\|");

    private static final String PRINT = "const print = (...args) => console.log(args.map(String).join(' '));\n";

    /** Prints which of the names there are not, and which there should not be. */
    private static final String ASK_PYTHON =
            """
            from importlib import import_module
            for name, there in names:
                module, _, attribute = name.rpartition(".")
                try:
                    found = hasattr(import_module(module), attribute)
                except ImportError:
                    found = False
                if found != there:
                    print(name, found)
            """;

    private static final String ASK_JAVASCRIPT =
            """
            for (const [name, there] of names) {
              const found = name.split('.').slice(1).reduce((at, key) => at?.[key], pyodide) !== undefined;
              if (found !== there) console.log(name, found);
            }
            """;

    private static final String HERE = "from pyodide.code import run_js\n";

    private static final String OF_MAIN = "from pyscript import window; run_js = lambda code: window.eval(code)\n";

    private final Queue<Line> printed = new ConcurrentLinkedQueue<>();
    private final Polyflux polyflux = Polyflux.builder()
            .main("main.js", "")
            .output(printed::add)
            .uncaught((worker, failure) -> printed.add(new Line(worker, true, "uncaught: " + failure, true)))
            .build();

    private int runs;

    @AfterAll
    void close() {
        polyflux.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bigint.py",
                "bind.py",
                "containers.py",
                "doubles.py",
                "modules.py",
                "promises.py",
                "proxies.py",
                "run_sync.py",
                "to_js.py"
            })
    void aScriptPrintsWhatItsCommentsSay(String file) {
        assertPrints(WorkerSpec.of(file, text(file)), text(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"to_js.py", "doubles.py"})
    void aStrictRealmPrintsTheSame(String file) {
        assertPrints(WorkerSpec.of(file, text(file)).strict(), text(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bigint_of_main.py", "containers.py", "proxies.py"})
    void objectsOfMainAreTheSameToAWorker(String file) {
        assertPrints(WorkerSpec.of(file, text(file).replace(HERE, OF_MAIN)), text(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"values.mjs"})
    void aScriptOfJavaScriptPrintsWhatItsCommentsSay(String file) {
        assertPrints(WorkerSpec.of(file, PRINT + text(file)), text(file));
    }

    @Test
    void everyNameOfThePageIsWhatThePageSays() throws IOException {
        String[] halves = Files.readString(Path.of("..", "docs", "pyodide.md")).split("(?m)^## In JavaScript$");

        String python = "names = [%s]\n".formatted(rows(halves[0], "True", "False")) + ASK_PYTHON;
        String javascript = "const names = [%s];\n".formatted(rows(halves[1], "true", "false")) + ASK_JAVASCRIPT;
        assertPrints(WorkerSpec.of("names.py", python), "");
        assertPrints(WorkerSpec.of("names.js", javascript), "");
    }

    private static String rows(String page, String yes, String no) {
        String rows = ROW.matcher(page)
                .results()
                .map(row -> "['%s', %s]".formatted(row.group(1), row.group(2).equals("not here") ? no : yes))
                .collect(Collectors.joining(", "));
        assertThat(rows).isNotEmpty();
        return rows;
    }

    private void assertPrints(WorkerSpec spec, String text) {
        printed.clear();
        LifecycleEvent.Ending ending =
                polyflux.start(spec.named("names-" + ++runs)).ended().block(LIMIT);
        List<String> expected =
                PRINTS.matcher(text).results().map(PyodideNamesTest::told).toList();
        assertThat(printed.stream().map(Line::text)).as(String.valueOf(ending)).containsExactlyElementsOf(expected);
        assertThat(ending).isInstanceOf(LifecycleEvent.Done.class);
    }

    private static String told(MatchResult found) {
        return Objects.requireNonNullElse(found.group(1), "");
    }

    private static String text(String file) {
        try (InputStream in = PyodideNamesTest.class.getResourceAsStream("/pyodide/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
