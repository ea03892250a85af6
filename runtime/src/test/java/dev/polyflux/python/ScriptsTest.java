package dev.polyflux.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Line;
import dev.polyflux.Polyflux;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.core.GuestException;
import dev.polyflux.lifecycle.LifecycleEvent.Done;
import dev.polyflux.lifecycle.LifecycleEvent.Ending;
import dev.polyflux.lifecycle.LifecycleEvent.Failed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts run as CPython runs them, whether they await at their top level or not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ScriptsTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Pattern PRINTS = Pattern.compile("(?m)# => (.*)$");

    private final Queue<Line> printed = new ConcurrentLinkedQueue<>();
    private int refused;
    private final Polyflux polyflux = Polyflux.builder().output(printed::add).build();

    @AfterAll
    void close() {
        polyflux.close();
    }

    private Ending run(String name, String code) {
        Worker worker = polyflux.start(WorkerSpec.of(name + ".py", code));
        return Objects.requireNonNull(worker.ended().block(LIMIT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"top_level_await", "future_annotations", "own_builtins"})
    void aScriptPrintsWhatItSays(String name) throws IOException {
        String code = Files.readString(Path.of("src", "test", "resources", "scripts", name + ".py"));
        Ending ending = run(name, code);
        List<String> said =
                PRINTS.matcher(code).results().map(found -> found.group(1)).toList();
        assertThat(printed.stream().filter(line -> line.worker().equals(name)).map(Line::text))
                .as(String.valueOf(ending))
                .containsExactlyElementsOf(said);
        assertThat(ending).isInstanceOf(Done.class);
    }

    /** The same with a statement before it that awaits, and with none; what is refused runs no statement. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "return 3              | `    return 3|    ^^^^^^^^` | 'return' outside function",
                "yield 3               | `    yield 3|    ^^^^^^^` | 'yield' outside function",
                "nonlocal x            | `    nonlocal x|    ^^^^^^^^^^` | nonlocal declaration not allowed at module level",
                "break                 | `    break|    ^^^^^` | 'break' outside loop",
                "x = (1, 2 3)          | `    x = (1, 2 3)|            ^^^` | invalid syntax. Perhaps you forgot a comma?",
                "def f(): await g()    | `    def f(): await g()|             ^^^^^^^^^` | 'await' outside async function",
                "x = = 1               | `    x = = 1|        ^` | invalid syntax"
            })
    void whatIsNoPythonIsToldOnceWithItsPlace(String code, String shown, String message) {
        String text = "print('ran')\n%s\n" + code + "\n";
        for (String before : List.of("pass", "await __import__('polyflux').sleep(0)")) {
            String name = "refused" + ++refused;
            List<String> wanted = new ArrayList<>(List.of("  File \"" + name + ".py\", line 3"));
            wanted.addAll(List.of(shown.split("\\|")));
            wanted.add("SyntaxError: " + message);
            Ending ending = run(name, text.formatted(before));
            assertThat(ending).isInstanceOfSatisfying(Failed.class, failed -> assertThat(
                            ((GuestException) failed.error()).error().trace().lines())
                    .containsExactlyElementsOf(wanted));
            assertThat(printed).noneMatch(line -> line.worker().equals(name));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ctypes", "sqlite3", "pyexpat", "termios"})
    void whatNeedsNativeCodeSaysSo(String module) {
        assertThat(run("imports-" + module, "import " + module))
                .isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.error())
                        .hasMessageContaining("ImportError: " + module + " is native code"));
    }

    @Test
    void aTracebackOfAScriptThatAwaitsNamesItsOwnFramesOnly() {
        String code =
                """
                from polyflux import sleep
                def fails():
                    raise KeyError('k')
                await sleep(0)
                if await sleep(0, True):
                    fails()
                """;
        assertThat(run("traced", code)).isInstanceOfSatisfying(Failed.class, failed -> assertThat(
                        ((GuestException) failed.error()).error().frames())
                .extracting(frame -> frame.function() + " " + frame.file() + ":" + frame.line())
                .containsExactly("fails traced.py:3", "<module> traced.py:6"));
    }
}
