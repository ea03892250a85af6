package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.lifecycle.LifecycleEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** The snippets of {@code docs/coming-from.md}, each a worker of the main on that page. */
final class ComingFromPageTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    @Test
    void eachSnippetPrintsWhatItSays() throws IOException {
        List<Snippet> snippets = Snippet.in(Files.readString(Path.of("..", "docs", "coming-from.md")));
        Queue<Line> printed = new ConcurrentLinkedQueue<>();
        try (Polyflux polyflux = Polyflux.builder()
                .main("main.js", snippets.getFirst().code())
                .output(printed::add)
                .build()) {
            int number = 0;
            for (Snippet snippet : snippets.stream().filter(Snippet::isScript).toList()) {
                printed.clear();
                LifecycleEvent.Ending ending = polyflux.start(snippet.asWorker("snippet-" + ++number))
                        .ended()
                        .block(LIMIT);
                assertThat(ending).as(snippet.code()).isInstanceOf(LifecycleEvent.Done.class);
                assertThat(printed.stream().map(Line::text)).containsExactlyElementsOf(snippet.prints());
            }
            assertThat(number).isPositive();
        }
    }
}
