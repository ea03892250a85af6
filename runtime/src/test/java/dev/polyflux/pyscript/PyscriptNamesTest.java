package dev.polyflux.pyscript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Access;
import dev.polyflux.Line;
import dev.polyflux.Polyflux;
import dev.polyflux.PolyfluxBuilder;
import dev.polyflux.WorkerSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The names of PyScript, each from a script whose comments say what it prints: {@code # => text}. Its first line says where
 * it runs: {@code # on: main worker awaiting}; the same script prints the same wherever that is.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PyscriptNamesTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static final Path SCRIPTS = Path.of("src", "test", "resources", "pyscript");

    /** The main of the workers' scripts; a script that is main itself imports it. */
    private static final Path PAGE = SCRIPTS.resolve("page").resolve("page.js");

    private static final Pattern PRINTS = Pattern.compile("(?m)(?:#|//) =>(?: (.*))?$");

    private final Queue<Line> printed = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path folder;

    private int runs;
    private WebServer server;
    private SocketServer sockets;
    private Polyflux polyflux;

    private record Case(Path script, String placement) {
        @Override
        public String toString() {
            return script.getFileName() + " on " + placement;
        }
    }

    static Stream<Case> cases() throws IOException {
        try (Stream<Path> scripts = Files.list(SCRIPTS)) {
            return scripts
                    .filter(script -> script.toString().matches(".*\\.(py|mjs)"))
                    .sorted()
                    .flatMap(script -> placements(script).map(placement -> new Case(script, placement)))
                    .toList()
                    .stream();
        }
    }

    private static Stream<String> placements(Path script) {
        String first = read(script).lines().findFirst().orElseThrow();
        return Stream.of(first.replaceAll("^(#|//) on: ", "").split(" "));
    }

    @BeforeAll
    void start() throws IOException {
        server = new WebServer();
        sockets = new SocketServer();
        polyflux = builder().main(PAGE).build();
    }

    @AfterAll
    void close() throws IOException {
        polyflux.close();
        server.close();
        sockets.close();
    }

    private PolyfluxBuilder builder() {
        return Polyflux.builder()
                .access(Access.USER)
                .storage(folder)
                .output(printed::add)
                .uncaught((worker, failure) -> printed.add(new Line(worker, true, "uncaught: " + failure, true)));
    }

    static Stream<String> snippets() {
        return Pattern.compile("```python\n(.*?)```", Pattern.DOTALL)
                .matcher(read(Path.of("..", "docs", "pyscript.md")))
                .results()
                .map(found -> found.group(1));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aScriptPrintsTheSameWhereverItRuns(Case script) {
        String file = Objects.requireNonNull(script.script().getFileName()).toString();
        assertPrints(file, read(script.script()), script.placement());
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void aSnippetOfThePagePrintsWhatThePageSays(String snippet) {
        assertPrints("snippet.py", snippet, "worker");
    }

    private void assertPrints(String file, String template, String placement) {
        printed.clear();
        String text = template.replace("{base}", server.base())
                .replace("{sockets}", sockets.base())
                .replace("{page}", PAGE.toAbsolutePath().toString());
        if (placement.equals("main")) {
            try (Polyflux own = builder().main(file, text).build()) {
                own.whenQuiet().block(LIMIT);
            }
        } else {
            WorkerSpec spec = WorkerSpec.of(file, text).named("guest-" + ++runs);
            polyflux.start(placement.equals("awaiting") ? spec.awaiting() : spec)
                    .ended()
                    .block(LIMIT);
        }
        assertThat(printed.stream().map(Line::text)).containsExactlyElementsOf(expected(text));
    }

    private static List<String> expected(String text) {
        return PRINTS.matcher(text)
                .results()
                .map(found -> found.group(1) == null ? "" : found.group(1))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
