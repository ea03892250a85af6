package dev.polyflux.micropython;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Capabilities;
import dev.polyflux.Line;
import dev.polyflux.Polyflux;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.core.Operator;
import dev.polyflux.core.Trap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What {@code docs/micropython.md} says of the language is what the language does. */
final class MicroPythonPageTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Path PAGE = Path.of("..", "docs", "micropython.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\|([^|\n]*)\\|([^|\n]*)\\|([^|\n]*)\\|$");

    private static final Queue<Line> PRINTED = new ConcurrentLinkedQueue<>();
    private static Polyflux polyflux;

    @BeforeAll
    static void start() {
        polyflux = Polyflux.builder().output(PRINTED::add).build();
    }

    @AfterAll
    static void end() {
        polyflux.close();
    }

    @Test
    void thePageListsTheSpecialMethodsThatAreCalledAndThoseThatAreNot() throws IOException {
        String name = "special_methods.mpy.py";
        String code = new String(
                Objects.requireNonNull(MicroPythonPageTest.class.getResourceAsStream(name))
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        polyflux.start(WorkerSpec.of(name, code)).ended().block(LIMIT);
        List<String> found = PRINTED.stream().map(Line::text).toList();
        assertThat(found).hasSize(2);
        for (int column = 0; column < 2; column++) {
            int at = column + 2;
            assertThat(rows().flatMap(row -> names(row.group(at))))
                    .containsExactlyInAnyOrder(found.get(column).split(" "));
        }
    }

    @Test
    void thePageSaysWhichTrapsAndOperatorsAreNotAnswered() throws IOException {
        Worker worker = polyflux.start(WorkerSpec.idle("asked", "mpy.py"));
        Capabilities can = Objects.requireNonNull(worker.capabilities().block(LIMIT));
        MatchResult said = Pattern.compile("all but (`[^,]*), and of the operators all but ([^.]*)\\.")
                .matcher(Files.readString(PAGE))
                .results()
                .findFirst()
                .orElseThrow();
        assertThat(Arrays.stream(Trap.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .filter(trap -> !can.traps().contains(trap)))
                .containsExactlyInAnyOrderElementsOf(names(said.group(1)).toList());
        assertThat(Arrays.stream(Operator.values()).map(Operator::spelling).filter(operator -> !can.operators()
                        .contains(operator)))
                .containsExactlyInAnyOrderElementsOf(names(said.group(2)).toList());
    }

    private static Stream<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(PAGE))
                .results()
                .filter(row -> row.group(2).contains("`") || row.group(3).contains("`"));
    }

    private static Stream<String> names(String cell) {
        return Pattern.compile("`([^`]*)`").matcher(cell).results().map(name -> name.group(1));
    }
}
