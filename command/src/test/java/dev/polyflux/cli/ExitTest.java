package dev.polyflux.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.Polyflux;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.core.ExitException;
import dev.polyflux.lifecycle.LifecycleEvent.Failed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A script that asks for its end gets it, with the status and the words it would have in a process of its own. */
final class ExitTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    @TempDir
    private Path folder = Path.of("");

    private final PrintStream standardError = System.err;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @BeforeEach
    void captureStandardError() {
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void giveStandardErrorBack() {
        System.setErr(standardError);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String errors() {
        return written.toString(StandardCharsets.UTF_8).strip().replace("\n", "/");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sys.exit()                                            | 0   | ``",
                "sys.exit(0)                                           | 0   | ``",
                "sys.exit(3)                                           | 3   | ``",
                "sys.exit(-1)                                          | 255 | ``",
                "sys.exit(256)                                         | 0   | ``",
                "sys.exit(True)                                        | 1   | ``",
                "sys.exit('in words')                                  | 1   | in words",
                "sys.exit((1, 2))                                      | 1   | (1, 2)",
                "raise SystemExit(4)                                   | 4   | ``",
                "quit(5)                                               | 5   | ``",
                "exit()                                                | 0   | ``",
                "os._exit(6)                                           | 6   | ``",
                "await asyncio.sleep(0); sys.exit(7)                   | 7   | ``",
                "asyncio.get_running_loop().call_later(0, sys.exit, 8) | 8   | ``",
                "asyncio.get_running_loop().call_later(9999, print); sys.exit(9)    | 9 | ``",
                "task = asyncio.create_task(asyncio.sleep(9999)); asyncio.get_running_loop().call_soon(sys.exit) | 0 | ``",
                "threading.Thread(target=sys.exit, args=(3,)).start()  | 0   | ``",
                "atexit.register(say, 'at exit'); sys.exit('words')    | 1   | words/at exit",
                "atexit.register(say, 'at exit'); os._exit(2)          | 2   | ``",
            })
    void aScriptEndsWithTheStatusItAsksFor(String code, int status, String said) throws IOException {
        String script = "import sys, os, atexit, asyncio, threading\nsay = lambda text: print(text, file=sys.stderr)\n";
        assertThat(Main.execute("run", file("script.py", script + code + "\n"))).isEqualTo(status);
        assertThat(errors()).isEqualTo(said);
    }

    @Test
    void theFirstThatDoesNotEndWellGivesTheStatusAndTheOthersFinish() throws IOException {
        String good = file(
                "good.py", "import asyncio, sys\nawait asyncio.sleep(0.01)\nprint('good', file=sys.stderr)\nexit(0)\n");
        assertThat(Main.execute("run", file("bad.py", "exit(42)"), good)).isEqualTo(42);
        assertThat(errors()).isEqualTo("good");
    }

    @Test
    void theExitOfMainEndsItsTimersWhileItsObjectsStay() throws IOException {
        String main = file(
                "app.py", "import asyncio\nvalue = 5\nasyncio.get_running_loop().call_later(9999, print)\nexit(0)\n");
        String worker = file("w.js", "console.error(window.value)");
        assertThat(Main.execute("run", "--main", main, worker)).isZero();
        assertThat(errors()).isEqualTo("5");
    }

    @Test
    void anExitInACallIsAnErrorOfTheCall() {
        try (Polyflux polyflux = Polyflux.create()) {
            Worker worker = polyflux.start(
                    WorkerSpec.of(
                            "asked.py",
                            """
                    import sys
                    from pyscript import sync
                    sync.leave = lambda: sys.exit(3)
                    sync.goes_on = lambda: True
                    """));
            assertThatThrownBy(() -> worker.call("leave", Object.class).block(LIMIT))
                    .isInstanceOf(ExitException.class)
                    .hasMessage("SystemExit: 3");
            assertThat(worker.call("goes_on", boolean.class).block(LIMIT)).isTrue();
        }
    }

    @Test
    void aWorkerThatExitsHasFailedWithItsStatus() {
        try (Polyflux polyflux = Polyflux.create()) {
            Worker worker = polyflux.start(WorkerSpec.of("exits.py", "raise SystemExit(3)"));
            assertThat(worker.ended().block(LIMIT))
                    .isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.error())
                            .isInstanceOfSatisfying(ExitException.class, exit -> assertThat(exit.status())
                                    .isEqualTo(3)));
        }
    }
}
