package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.lifecycle.LifecycleEvent.Done;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How what guests print is cut into lines, and into pieces of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PrintingTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    /** Texts, with what is seen of each: lines, and, with three dots, what was begun of one. */
    private static final List<String> TEXTS =
            List.of("", "a", "a\n", "\n", "a\nb", "a\nb\n", "\n\n", "a\n\nb", "\na", "größer\n日本 😀", " a ");

    private final Queue<Line> printed = new ConcurrentLinkedQueue<>();
    private final Polyflux polyflux = Polyflux.builder().output(printed::add).build();
    private int scripts;

    @AfterAll
    void close() {
        polyflux.close();
    }

    private List<Line> prints(String ending, String code) {
        String name = "script" + ++scripts;
        assertThat(polyflux.start(WorkerSpec.of(name + "." + ending, code))
                        .ended()
                        .block(LIMIT))
                .isInstanceOf(Done.class);
        return printed.stream().filter(line -> line.worker().equals(name)).toList();
    }

    private static List<String> shown(List<Line> lines, boolean error) {
        return lines.stream()
                .filter(line -> line.error() == error)
                .map(line -> line.ended() ? line.text() : line.text() + "...")
                .toList();
    }

    /** What is seen of a text: its lines, and the last where it is not ended and not empty. */
    private static List<String> lines(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        List<String> ended = lines.subList(0, lines.size() - 1);
        return lines.getLast().isEmpty()
                ? ended
                : Stream.concat(ended.stream(), Stream.of(lines.getLast() + "..."))
                        .toList();
    }

    private static String literal(String text) {
        return '"' + text.replace("\n", "\\n") + '"';
    }

    /** Every text by every way to print it: the code, and the lines that are seen. */
    static Stream<Arguments> aTextPrintedInEveryWay() {
        return TEXTS.stream().flatMap(text -> Stream.of(
                        Arguments.of("py", "print(%s)", text + "\n"),
                        Arguments.of("py", "print(%s, end='')\nprint(end='', flush=True)", text),
                        Arguments.of("py", "print(%s, end='')\nprint()", text + "\n"),
                        Arguments.of("py", "print(%s, 1, sep='\\n')", text + "\n1\n"),
                        Arguments.of("py", "for c in %s: print(c, end='')\nprint(end='', flush=True)", text),
                        Arguments.of("py", "import sys; sys.stdout.write(%s + '\\n')", text + "\n"),
                        Arguments.of("py", "import sys; sys.stdout.writelines([%s, '\\n'])", text + "\n"),
                        Arguments.of("py", "import sys; print(%s, file=sys.__stdout__)", text + "\n"),
                        Arguments.of("js", "console.log(%s)", text + "\n"),
                        Arguments.of("js", "console.info(%s)", text + "\n"))
                .map(way -> Arguments.of(
                        way.get()[0],
                        way.get()[1].toString().formatted(literal(text)),
                        lines(way.get()[2].toString()))));
    }

    @ParameterizedTest
    @MethodSource
    void aTextPrintedInEveryWay(String ending, String code, List<String> seen) {
        assertThat(shown(prints(ending, code), false)).isEqualTo(seen);
    }

    @ParameterizedTest
    @MethodSource("aTextPrintedInEveryWay")
    void isSeenLikewiseAsAnError(String ending, String code, List<String> seen) {
        String failing = ending.equals("js")
                ? code.replaceFirst("log|info", "error")
                : "import sys; sys.stdout = sys.__stdout__ = sys.stderr\n" + code;
        assertThat(shown(prints(ending, failing), true)).isEqualTo(seen);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "nothing",
            value = {
                "print('a', end='', flush=True); print('b')                              | a... / b",
                "print('a', end='', flush=True); print()                                 | a... / ''",
                "print('a\\nb', end='', flush=True); print('c')                          | a / b... / c",
                "print('a\\nb', flush=True); print('c')                                  | a / b / c",
                "print('a', flush=True); print('b', flush=True)                          | a / b",
                "print('', end='', flush=True)                                           | nothing",
                "sys.stdout.flush(); print('a'); sys.stdout.flush()                      | a",
                "sys.stdout.write('a'); sys.stdout.flush(); sys.stdout.write('b\\n')     | a... / b",
                "print('\\ra', end='', flush=True); print('\\rb')                        | \\ra... / \\rb... / ''",
                "print('a\\r\\nb')                                                         | a\\r / b",
                "sys.stdout.buffer.write(b'a\\nb'); sys.stdout.buffer.flush(); print()   | a / b... / ''",
                "os.write(1, b'a'); os.write(1, b'b\\nc'); os.write(1, b'\\n')           | a... / b / c... / ''",
                "sys.stdout.reconfigure(line_buffering=False); print('a\\nb', flush=True)      | a / b",
                "sys.stdout.reconfigure(write_through=True); print('a\\nb')              | a / b",
                "print('a\\n' * 3, end='')                                               | a / a / a",
                "print(sys.stdout.write('a\\nbc'))                                       | a / bc4",
            })
    void whatIsFlushedIsSeenAtOnce(String code, String seen) {
        List<String> expected = seen == null
                ? List.of()
                : Stream.of(seen.split(" / ")).map(PrintingTest::text).toList();
        assertThat(shown(prints("py", "import os, sys\n" + code), false)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "process.stdout.write('a'); console.log('b')                       | a... / b",
                "process.stdout.write('\\ra'); process.stdout.write('\\rb')         | \\ra... / \\rb...",
                "process.stdout.write('a\\nb'); process.stdout.write('c\\n')        | a / b... / c",
                "process.stdout.end('b'); process.stdout.write('')                  | b...",
                "process.stdout.write(new TextEncoder().encode('a\\n'))             | a",
            })
    void whatJavaScriptWritesIsSeenAtOnce(String code, String seen) {
        assertThat(shown(prints("js", code), false))
                .isEqualTo(Stream.of(seen.split(" / ")).map(PrintingTest::text).toList());
    }

    /** As soon as it is at its end, or has been ended, though it never ended its line. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "print('a', end='')",
                "sys.stdout.write('a')",
                "sys.stdout.write('a'); await asyncio.sleep(0)",
                "print('a', end=''); sys.exit(0)",
            })
    void whatAScriptHasBegunIsSeenAtItsEnd(String code) {
        assertThat(shown(prints("py", "import asyncio, os, sys\n" + code), false))
                .containsExactly("a...");
    }

    @Test
    void whatAScriptHasBegunIsSeenWhenItIsTerminated() {
        Worker worker = polyflux.start(
                WorkerSpec.of(
                        "terminated.py",
                        "import asyncio\nfrom pyscript import sync\nprint('a', end='')\nsync.begun = lambda: True\nawait asyncio.sleep(9999)"));
        worker.call("begun", boolean.class).block(LIMIT);
        worker.terminate().block(LIMIT);
        assertThat(printed.stream().filter(line -> line.worker().equals("terminated")))
                .extracting(Line::text)
                .containsExactly("a");
    }

    /** Nothing of it runs any more, no {@code finally} and nothing at its exit; what it had printed leaves all the same. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "while True: pass",
                "try:\n    while True: pass\nfinally:\n    print('never')",
                "time.sleep(9999)",
                "sync.f = lambda: True\nasync def waits():\n    while True: pass\nawait waits()",
            })
    void whatAScriptHasBegunIsSeenWhenItIsEndedByForce(String goesOn) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Queue<Line> seen = new ConcurrentLinkedQueue<>();
        try (Polyflux own = Polyflux.builder()
                .output(line -> {
                    seen.add(line);
                    begun.countDown();
                })
                .build()) {
            Worker worker = own.start(WorkerSpec.of(
                    "computing.py",
                    """
                    import atexit, sys, time
                    from pyscript import sync
                    atexit.register(print, "never")
                    sys.stdout.write("a ")
                    print("piece", end="")
                    sys.stderr.write("begun\\n")
                    """
                            + goesOn));
            begun.await();
            worker.terminate().block(LIMIT);
        }
        assertThat(seen)
                .containsExactly(
                        new Line("computing", true, "begun", true), new Line("computing", false, "a piece", false));
    }

    private static String text(String cell) {
        return cell.equals("''") ? "" : cell.replace("\\r", "\r");
    }
}
