package dev.polyflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command as a process of its own: how it ends, and what it says then. */
final class ProcessTest {

    private static final int LIMIT_SECONDS = 240;

    @TempDir
    Path folder = Path.of("");

    private static List<String> java(List<String> options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-Dpolyglot.engine.WarnInterpreterOnly=false"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.polyflux.cli.Main"));
        return command;
    }

    private Process start(List<String> options, String name, String code, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("env", "--default-signal=HUP,INT,TERM")); // whatever whoever runs the tests has had ignored
        command.addAll(java(options));
        command.add("run");
        command.addAll(List.of(arguments));
        command.add(Files.writeString(folder.resolve(name), code).toString());
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private static int status(Process process) throws InterruptedException {
        try {
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
                    .as("it has ended")
                    .isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private String errors() throws IOException {
        return Files.readString(folder.resolve("err"));
    }

    private static String firstLine(Process process) throws IOException {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        return String.valueOf(out.readLine());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            TERM | 143 | wait.py | import asyncio; print('up'); await asyncio.sleep(10000)
            TERM | 143 | loop.py | print('up', flush=True);  exec('while True: pass')
            HUP  | 129 | wait.js | console.log('up'); setTimeout(() => {}, 1e8);
            INT  | 130 | heap.js | console.log('up'); const kept = []; for (;;) { try { kept.push(new Array(1e5).fill(1)) } catch { } }
            """)
    void whoeverEndsItIsObeyedWithoutAWord(String signal, int status, String name, String code) throws Exception {
        Process process = start(List.of("-Xmx160m"), name, code);
        assertThat(firstLine(process)).isEqualTo("up");

        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .start()
                .waitFor();

        assertThat(status(process)).isEqualTo(status);
        assertThat(errors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            lines.py | for i in range(10**9): print('line', i)
            lines.js | for (let i = 0; ; i++) console.log('line', i);
            """)
    void whoeverStopsReadingEndsIt(String name, String code) throws Exception {
        Process process = start(List.of(), name, code);
        assertThat(firstLine(process)).isEqualTo("line 0");

        process.getInputStream().close();

        assertThat(status(process)).isIn(0, 141);
        assertThat(errors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            printing.py | while True: print('x' * 1000)
            heap.py     | kept = []; exec('while True:\\n try: kept.append(bytearray(10**6))\\n except MemoryError: pass')
            heap.js     | const kept = []; for (;;) { try { kept.push(new Array(1e5).fill(1)) } catch { } }
            """)
    void theTimeoutEndsItWhateverGuestsDo(String name, String code) throws Exception {
        Process process = start(List.of("-Xmx160m"), name, code, "--timeout", "3s");
        process.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());

        assertThat(status(process)).isEqualTo(124);
        assertThat(errors()).doesNotContain("\tat ");
    }

    @Test
    void aRunLoadsNothingOfTheConsoles() throws Exception {
        Path loaded = folder.resolve("loaded");
        Process process = start(List.of("-Xlog:class+load:file=" + loaded), "one.js", "console.log(1)");

        assertThat(status(process)).isZero();
        assertThat(Files.readString(loaded))
                .contains("dev.polyflux.cli.RunCommand")
                .doesNotContain("org.jline", "dev.polyflux.repl");
    }

    @Test
    void anEndedStandardInputIsAnEmptyOne() throws Exception {
        Process process = start(List.of(), "asks.py", "import sys\nprint([sys.stdin.read()])\ninput('Name? ')");
        process.getOutputStream().close();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("['']\nName? ");
        assertThat(status(process)).isEqualTo(1);
        assertThat(errors()).endsWith("EOFError: EOF when reading a line\n");
    }

    /** Through a terminal of the operating system's, which {@code script} opens. */
    @Test
    @EnabledIf(value = "hasScript", disabledReason = "script(1) is not installed, which opens a terminal")
    void theReplIsUsedAtATerminal() throws Exception {
        Path arguments = folder.resolve("arguments"); // a class path may be longer than a word of a shell
        List<String> java = java(List.of());
        Files.write(arguments, java.subList(1, java.size()));
        ProcessBuilder builder = new ProcessBuilder(
                        "script",
                        "-qec",
                        "stty columns 160 rows 40; '%s' '@%s' repl".formatted(java.getFirst(), arguments),
                        "/dev/null")
                .redirectErrorStream(true);
        builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
        builder.environment().put("TERM", "xterm");
        Process process = builder.start();
        Reader screen = process.inputReader(StandardCharsets.UTF_8);
        Writer keyboard = process.outputWriter(StandardCharsets.UTF_8);

        seen(screen, ">>> ");
        keyboard.append("6 * 7\r").flush();
        seen(screen, "42");
        seen(screen, ">>> ");
        keyboard.append(":js\r").flush();
        seen(screen, "> ");
        keyboard.append("[1, 2].map((x) => x * 50)\r").flush();
        seen(screen, "100");
        seen(screen, "> "); // before that, the end is one of the line discipline's
        keyboard.append('\u0004').flush();

        assertThat(status(process)).isZero();
        assertThat(folder.resolve("state")).isNotEmptyDirectory();
    }

    static boolean hasScript() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "script")));
    }

    /** Reads on until a text is shown. */
    private static void seen(Reader screen, String text) throws IOException {
        StringBuilder shown = new StringBuilder();
        while (shown.indexOf(text) < 0) {
            int next = screen.read();
            assertThat(next).as("'%s' is shown, after %s", text, shown).isNotNegative();
            shown.append((char) next);
        }
    }
}
