package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of {@code docs/promises.md}: each names tests and files that there are, or says why it does not hold. */
final class PromisesPageTest {

    private static final Path ROOT = Path.of("..");
    private static final String HELD = "held by ";
    private static final String NOT_HELD = "not held: ";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\| (.+?) \\| (.+) \\|$");
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");
    private static final Pattern COUNTS = Pattern.compile("(\\d+) of (\\d+) hold, and (\\d+) of the (\\d+) \\[cases");

    private record Row(int number, String text, String told) {

        boolean isHeld() {
            return told.startsWith(HELD);
        }

        Stream<String> named() {
            return NAMED.matcher(told).results().map(found -> found.group(1));
        }

        @Override
        public String toString() {
            return number + " " + text;
        }
    }

    private static String page() {
        return read(ROOT.resolve("docs").resolve("promises.md"));
    }

    /** The promises, and the cases of PyScript's own tests. */
    private static List<List<Row>> tables() {
        return Stream.of(page().split("(?m)^## PyScript's own tests$", 2))
                .map(half -> ROW.matcher(half)
                        .results()
                        .map(row -> new Row(Integer.parseInt(row.group(1)), row.group(2), row.group(3)))
                        .toList())
                .toList();
    }

    static Stream<Row> rows() {
        return tables().stream().flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isHeldByWhatThereIsOrSaysWhyNot(Row row) {
        if (row.isHeld()) {
            assertThat(row.told()).matches("held by `[^`]+`(, `[^`]+`)*");
            assertThat(row.named().filter(named -> !NamedTests.isThere(named))).isEmpty();
        } else {
            assertThat(row.told()).startsWith(NOT_HELD).hasSizeGreaterThan(NOT_HELD.length() + 10);
        }
    }

    @Test
    void numbersRunFromOneAndTheCountsAreThoseOfTheRows() {
        List<List<Row>> tables = tables();
        tables.forEach(rows -> assertThat(rows)
                .extracting(Row::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, rows.size()).boxed().toList()));
        List<Long> counts = tables.stream()
                .flatMap(rows -> Stream.of(rows.stream().filter(Row::isHeld).count(), (long) rows.size()))
                .toList();
        System.out.printf("%d of %d promises hold, and %d of %d cases%n", counts.toArray());

        MatchResult said = COUNTS.matcher(page()).results().findFirst().orElseThrow();
        assertThat(IntStream.rangeClosed(1, 4).mapToObj(group -> Long.valueOf(said.group(group))))
                .containsExactlyElementsOf(counts);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
