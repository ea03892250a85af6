package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.core.Operator;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import dev.polyflux.core.UnsupportedTrapException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each language answers, and the page that says so. */
final class CapabilitiesTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Path COMMITTED = Path.of("..", "docs", "traps.md");

    private static Polyflux polyflux = Polyflux.create();
    private static List<Capabilities> languages = List.of();

    @BeforeAll
    static void ask() {
        languages = Stream.of("js", "py")
                .map(ending -> polyflux.start(WorkerSpec.idle(ending, ending))
                        .capabilities()
                        .block(LIMIT))
                .toList();
    }

    @AfterAll
    static void close() {
        polyflux.close();
    }

    @Test
    void thePageSaysWhatEachLanguageAnswers() throws IOException {
        String page = page();
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "traps.md"), page);
        assertThat(COMMITTED)
                .as("copy runtime/target/traps.md to docs/traps.md")
                .hasContent(page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"js", "py"})
    void whatIsNotAnsweredIsATypedErrorThatNamesTrapAndObject(String ending) {
        Worker worker = Objects.requireNonNull(polyflux.worker(ending));
        Ref object = Objects.requireNonNull(worker.eval(ending.equals("js") ? "({})" : "object()", Ref.class)
                .block(LIMIT));
        Reply reply = Objects.requireNonNull(
                object.dispatch(new Trap.Operate(Operator.MATMUL, List.of(1))).block(LIMIT));
        assertThatThrownBy(reply::orThrow)
                .isInstanceOf(UnsupportedTrapException.class)
                .hasMessageContaining("matmul")
                .hasMessageContaining("bject of '" + ending + "'");
    }

    private static String page() {
        return """
                # Traps

                Every operation on an object elsewhere is one of these traps. A language answers those marked; any other ends with
                `UnsupportedTrapException`, which names the trap and the object. `Worker.capabilities()` gives the same as a record.
                `CapabilitiesTest` writes this page.

                | trap | %s |
                |---|%s
                %s

                ## Operators of `Operate`

                Named like Python's special methods. Python answers those that the object's type defines; JavaScript those that have a
                meaning for its values.

                | operator | %s |
                |---|%s
                %s
                """
                .formatted(
                        names(),
                        ":-:|".repeat(languages.size()),
                        Arrays.stream(Trap.class.getPermittedSubclasses())
                                .map(Class::getSimpleName)
                                .map(trap ->
                                        row(trap, language -> language.traps().contains(trap)))
                                .collect(Collectors.joining("\n")),
                        names(),
                        ":-:|".repeat(languages.size()),
                        Arrays.stream(Operator.values())
                                .map(Operator::spelling)
                                .map(operator -> row(operator, language -> language.operators()
                                        .contains(operator)))
                                .collect(Collectors.joining("\n")));
    }

    private static String names() {
        return languages.stream().map(Capabilities::language).collect(Collectors.joining(" | "));
    }

    private static String row(String name, java.util.function.Predicate<Capabilities> answers) {
        return languages.stream()
                .map(language -> answers.test(language) ? "✓" : "–")
                .collect(Collectors.joining(" | ", "| `" + name + "` | ", " |"));
    }
}
