package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.lifecycle.LifecycleEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The entries of {@code docs/faq.md}: the first script of each fails with its message, the others do what they say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FaqPageTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Path PAGE = Path.of("..", "docs", "faq.md");
    private static final Pattern ENTRY = Pattern.compile("(?ms)^### `([^\\n]+)`[^\\n]*\\n(.*?)(?=^##|\\z)");

    private final Queue<Line> printed = new ConcurrentLinkedQueue<>();
    private final Polyflux polyflux;
    private int runs;

    FaqPageTest() throws IOException {
        polyflux = Polyflux.builder()
                .main(
                        "main.js",
                        Page.of("faq.md", FaqPageTest.class).blocks("js").getFirst())
                .exposeDeadline(Duration.ofMillis(100)) // nobody comes
                .output(printed::add)
                .uncaught((realm, failure) -> {})
                .build();
    }

    private record Entry(String message, List<Snippet> blocks) {

        /** What is shortened in the heading may be anything. */
        Pattern failure() {
            return Pattern.compile("(?s).*"
                    + Arrays.stream(message.split("…")).map(Pattern::quote).collect(Collectors.joining(".*"))
                    + ".*");
        }

        @Nullable
        Configuration configuration() {
            return blocks.getFirst().language().equals("toml")
                    ? Configuration.text(blocks.getFirst().code())
                    : null;
        }

        List<Snippet> scripts() {
            return blocks.stream().filter(Snippet::isScript).toList();
        }

        @Override
        public String toString() {
            return message;
        }
    }

    static Stream<Entry> entries() throws IOException {
        return ENTRY.matcher(Files.readString(PAGE))
                .results()
                .map(entry -> new Entry(entry.group(1), Snippet.in(entry.group(2))))
                .filter(entry -> !entry.blocks().isEmpty());
    }

    @AfterAll
    void close() {
        polyflux.close();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void failsAsItsEntrySaysAndDoesWhatTheEntrySaysInstead(Entry entry) {
        List<Snippet> scripts = entry.scripts();
        if (scripts.isEmpty()) {
            assertThatThrownBy(entry::configuration).hasMessageMatching(entry.failure());
            return;
        }
        assertThat(run(scripts.getFirst(), entry.configuration()))
                .isInstanceOfSatisfying(LifecycleEvent.Failed.class, failed -> assertThat(failed.error())
                        .hasMessageMatching(entry.failure()));
        for (Snippet instead : scripts.subList(1, scripts.size())) {
            printed.clear();
            assertThat(run(instead, null)).isInstanceOf(LifecycleEvent.Done.class);
            assertThat(printed.stream().map(Line::text)).isNotEmpty().containsExactlyElementsOf(instead.prints());
        }
    }

    private LifecycleEvent.@Nullable Ending run(Snippet snippet, @Nullable Configuration configuration) {
        WorkerSpec spec = snippet.asWorker("asks-" + ++runs);
        return polyflux.start(configuration == null ? spec : spec.config(configuration))
                .ended()
                .block(LIMIT);
    }
}
