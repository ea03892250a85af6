package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What a worker can do with main, the same for every pair of languages.
 *
 * <p>The cases lie in {@code conformance/*.txt}: a title, the worker's code per language, and what it prints. A section
 * {@code --- py >js} is for a Python worker of a JavaScript main alone, {@code --- py} for every Python worker. A case
 * with a section {@code open} is left out until the bug it names is mended.
 */
final class ConformanceTest {

    private static final List<String> LANGUAGES = List.of("js", "py");
    private static final List<String> FILES = List.of("objects", "values", "errors", "js-objects", "pyproxy");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final Map<String, Polyflux> runtimes = new LinkedHashMap<>();
    private static final Queue<Line> printed = new ConcurrentLinkedQueue<>();
    private static final Queue<String> uncaught = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void startEveryPair() {
        for (String main : LANGUAGES) {
            Polyflux polyflux = Polyflux.builder()
                    .main("main." + main, resource("main." + main))
                    .output(printed::add)
                    .uncaught((realm, failure) -> uncaught.add(realm + ": " + failure.getMessage()))
                    .build();
            runtimes.put(main, polyflux);
            polyflux.start(WorkerSpec.of("py.py", "from pyscript import window"));
            polyflux.start(WorkerSpec.idle("js", "js"));
        }
    }

    @AfterAll
    static void close() {
        runtimes.values().forEach(Polyflux::close);
    }

    @TestFactory
    Stream<DynamicContainer> pairs() {
        return LANGUAGES.stream().flatMap(main -> LANGUAGES.stream().map(worker -> pair(worker, main)));
    }

    private static DynamicContainer pair(String worker, String main) {
        return DynamicContainer.dynamicContainer(
                worker + " worker, " + main + " main",
                FILES.stream()
                        .flatMap(file -> Case.read(file).stream())
                        .filter(item -> item.section(worker, worker, main) != null)
                        .map(item -> DynamicTest.dynamicTest(item.title, () -> check(item, worker, main))));
    }

    private static void check(Case item, String worker, String main) {
        String code = Objects.requireNonNull(item.section(worker, worker, main));
        String open = item.section("open", worker, main);
        assumeTrue(open == null, open);
        String expected = item.section("out", worker, main);
        assertThat(expected).as("the case says what is printed").isNotNull();
        Polyflux polyflux = Objects.requireNonNull(runtimes.get(main));
        Worker driver = Objects.requireNonNull(polyflux.worker(worker));
        driver.ended().block(LIMIT);
        printed.clear();
        uncaught.clear();
        driver.eval(asynchronous(code, worker), Object.class).block(LIMIT);
        assertThat(printed.stream().map(Line::text).collect(Collectors.joining("\n")))
                .isEqualTo(expected);
        driver.eval("window.answer", Integer.class).block(LIMIT); // main has told by now what it had to tell
        assertThat(uncaught).isEmpty();
    }

    /** The code as one expression that awaits it. */
    private static String asynchronous(String code, String language) {
        return language.equals("js")
                ? "(async () => {\n" + code + "\n})()"
                : "async def __case__():\n" + code.indent(4) + "await __case__()";
    }

    private static String resource(String name) {
        try (InputStream in = ConformanceTest.class.getResourceAsStream("/conformance/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** One case; a section's key is its language or {@code out}, and the pair it is for. */
    private record Case(String title, Map<String, String> sections) {

        static List<Case> read(String file) {
            List<Case> cases = new ArrayList<>();
            for (String text : ("\n" + resource(file + ".txt")).split("\n=== ", -1)) {
                if (!text.isBlank()) {
                    cases.add(parse(text));
                }
            }
            return cases;
        }

        private static Case parse(String text) {
            String[] parts = text.split("\n--- ", -1);
            Map<String, String> sections = new LinkedHashMap<>();
            for (int i = 1; i < parts.length; i++) {
                String[] lines = parts[i].split("\n", 2);
                sections.put(lines[0].strip(), lines[1].stripTrailing());
            }
            return new Case(parts[0].strip(), sections);
        }

        /** The most special section there is. */
        @Nullable
        String section(String kind, String worker, String main) {
            return Stream.of(kind + " " + worker + ">" + main, kind + " >" + main, kind + " " + worker, kind)
                    .map(sections::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
    }
}
