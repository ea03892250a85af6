package dev.polyflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {

    @TempDir
    Path folder = Path.of("");

    private record Outcome(int status, List<String> errors) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    run --bogus a.py              | Unknown option: '--bogus'
                    run missing.py                | there is no file
                    run .                         | is a directory, not a script
                    run a.txt                     | no language has the ending '.txt'
                    run --timeout soon a.py       | is no duration
                    run --config missing.toml a.py | there is no file
                    run --config half.toml a.py   | line 1
                    run --config half.json a.py   | line 1
                    run --config colour.toml a.py | unknown key 'colour'
                    run --config type.json a.py   | 'sandbox' must be true or false
                    run --config a.txt a.py       | ends neither in .toml nor in .json
                    run a.py a.js                 | would both be worker 'a'
                    run main.py                   | would be called 'main'
                    run --main missing.js a.py    | there is no file
                    run                           | nothing to run
                    """)
    void refusesWithStatusTwoAndOneLine(String command, String message) throws IOException {
        write("a.py", "print(1)");
        write("a.js", "1");
        write("a.txt", "1");
        write("main.py", "1");
        write("half.toml", "main = [");
        write("half.json", "{\"main\": ");
        write("colour.toml", "colour = 'red'");
        write("type.json", "{\"sandbox\": \"yes\"}");

        Outcome outcome = polyflux(command.split(" "));

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.errors())
                .singleElement()
                .asString()
                .startsWith("polyflux: ")
                .contains(message);
    }

    @Test
    void endsWithOneWhenAScriptFailsAndShowsItsTracebackLast() throws IOException {
        write("boom.py", "def f():\n    raise ValueError('boom')\n\nf()\n");
        write("fine.js", "1");

        Outcome outcome = polyflux("run", "boom.py", "fine.js");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.errors())
                .contains("Traceback (most recent call last):", "    raise ValueError('boom')")
                .last()
                .isEqualTo("ValueError: boom");
    }

    @Test
    void endsWithZeroWhenNothingIsPendingAnyMore() throws IOException {
        write("timers.js", "await new Promise((done) => setTimeout(done, 1)); setTimeout(() => {}, 1)");

        assertThat(polyflux("run", "timers.js").status()).isZero();
    }

    @Test
    void endsWithOneWhenAScriptAwaitsWhatCannotHappen() throws IOException {
        write("stuck.mjs", "await new Promise(() => {})");

        Outcome outcome = polyflux("run", "stuck.mjs");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.errors()).singleElement().asString().contains("'stuck' did not finish");
    }

    @Test
    void endsWithOneWhenNobodyCatchesATimersError() throws IOException {
        write("late.js", "setTimeout(() => { throw new RangeError('late') }, 1)");

        Outcome outcome = polyflux("run", "late.js");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.errors()).last().isEqualTo("RangeError: late");
    }

    @Test
    void endsWith124WhenTheTimeoutPassesAndNamesWhatRuns() throws IOException {
        write("endless.js", "for (;;) {}");

        Outcome outcome = polyflux("run", "--timeout", "1ms", "endless.js");

        assertThat(outcome.status()).isEqualTo(124);
        assertThat(outcome.errors()).last().asString().contains("still running: endless");
    }

    @Test
    void tellsEventsInOrderAndAllDoneLast() throws IOException {
        write("one.js", "1");

        Outcome outcome = polyflux("run", "--events", "one.js");

        List<String> types = outcome.errors().stream()
                .map(line -> line.replaceAll("^\\{\"type\":\"(\\w+)\".*", "$1"))
                .distinct()
                .toList();
        assertThat(types).containsExactly("Booting", "Ready", "Done", "AllDone");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    /** Runs the command with its files in the temporary folder. */
    private Outcome polyflux(String... arguments) {
        for (int i = 1; i < arguments.length; i++) {
            boolean file = arguments[i].contains(".") && !arguments[i - 1].equals("--timeout");
            arguments[i] = file ? folder.resolve(arguments[i]).toString() : arguments[i];
        }
        PrintStream before = System.err;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        System.setErr(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            int status = Main.execute(arguments);
            return new Outcome(
                    status, captured.toString(StandardCharsets.UTF_8).lines().toList());
        } finally {
            System.setErr(before);
        }
    }
}
