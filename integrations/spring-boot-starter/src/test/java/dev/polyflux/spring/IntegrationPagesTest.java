package dev.polyflux.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code on the pages of the integrations is that of their tests; so it compiles, and does what the page says. */
final class IntegrationPagesTest {

    private static final Pattern BLOCK = Pattern.compile("(?s)```(?:java|properties)\\n(.*?)```");
    private static final Path MODULES = Path.of("..");

    @ParameterizedTest
    @ValueSource(strings = {"spring-boot.md", "observability.md", "testing.md"})
    void eachBlockStandsInATest(String page) throws IOException {
        String tests = tests();
        List<String> blocks = BLOCK.matcher(Files.readString(Path.of("..", "..", "docs", page)))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(blocks).isNotEmpty().allSatisfy(block -> assertThat(tests).contains(words(block)));
    }

    private static String tests() throws IOException {
        try (Stream<Path> files = Files.walk(MODULES)) {
            return files.filter(file -> file.toString().contains("src/test/")
                            && file.toString().matches(".*\\.(java|properties)"))
                    .map(IntegrationPagesTest::text)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String text(Path file) {
        try {
            return words(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Wherever lines are broken. */
    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
