package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.config.Key;
import dev.polyflux.core.ConfigurationException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The pages on the configuration and its errors say what the code does. */
final class ConfigurationPageTest {

    private static final Page PAGE = Page.of("configuration.md", ConfigurationPageTest.class);
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(\\w+)` \\| ([^|]+) \\| (?:`([^|`]+)` )?\\| `([^|`]+)` \\|$");

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(DOCS.resolve("configuration.md")))
                .results()
                .toList();
    }

    /** Compiles, as a reader would have it; what its parts do is tested elsewhere. */
    static void shown() {
        // [page
        Configuration file = Configuration.read(Path.of("pyscript.toml"));
        Configuration text = Configuration.text("packages = ['six']\nwheelhouse = ['wheels']");
        Configuration built = Configuration.builder()
                .set("name", "weather")
                .file("data/cities.csv", "./cities.csv")
                .mount(Path.of("/srv/reports"), "/reports")
                .build();
        Polyflux polyflux = Polyflux.builder().config(built).build();
        polyflux.start(WorkerSpec.of("w.py", "print(open('cities.csv').read())").config(text));
        // page]
        polyflux.close();
        // [page
        Configuration lines = Configuration.read(Path.of("app.conf"), words -> words.lines()
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
        // page]
        assertThat(file).isNotEqualTo(lines);
    }

    @Test
    void thePagesJavaIsThisTests() throws IOException {
        assertThat(PAGE.blocks("java")).isEqualTo(PAGE.marked());
    }

    @Test
    void thePagesPythonPrintsWhatItSays() throws IOException {
        Queue<Line> printed = new ConcurrentLinkedQueue<>();
        try (Polyflux polyflux = Polyflux.builder()
                .config(Configuration.of(Map.of("name", "weather", "app", Map.of("title", "Cities"))))
                .output(printed::add)
                .build()) {
            polyflux.start(WorkerSpec.of("w.py", PAGE.blocks("python").getFirst()))
                    .ended()
                    .block(Duration.ofMinutes(4));
        }
        assertThat(printed).extracting(Line::text).containsExactly("weather Cities");
    }

    @Test
    void eachKeyHasARowWithItsTypeAndItsDefault() throws IOException {
        assertThat(rows())
                .extracting(
                        row -> row.group(1) + ": " + row.group(2) + ", " + (row.group(3) == null ? "" : row.group(3)))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Key.values())
                        .map(key -> key.key() + ": " + key.kind().words() + ", " + key.normally())
                        .toList());
    }

    @Test
    void eachExampleAndEachDefaultIsAConfiguration() throws IOException {
        for (MatchResult row : rows()) {
            for (int group = 3; group <= 4; group++) {
                if (row.group(group) != null) {
                    Configuration said = Configuration.text(row.group(1) + " = " + row.group(group));
                    assertThat(said.value(row.group(1))).as(row.group()).isPresent();
                }
            }
        }
    }

    @Test
    void eachCodeHasAnEntryAndNoOther() throws IOException {
        assertThat(Pattern.compile("(?m)^## (\\w+)$")
                        .matcher(Files.readString(DOCS.resolve("errors.md")))
                        .results()
                        .map(found -> found.group(1)))
                .containsExactlyElementsOf(
                        Arrays.stream(Code.values()).map(Code::id).toList());
    }
}
