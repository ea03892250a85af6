package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.lifecycle.HookPoint;
import dev.polyflux.lifecycle.HookScope;
import dev.polyflux.lifecycle.Hooks;
import dev.polyflux.lifecycle.LifecycleEvent.Done;
import dev.polyflux.lifecycle.LifecycleEvent.Failed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The code and the tables of {@code docs/lifecycle.md}: what stands between the marks here stands there, and its scripts run. */
final class LifecyclePageTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Page PAGE = Page.of("lifecycle.md", LifecyclePageTest.class);

    private final Queue<String> told = new ConcurrentLinkedQueue<>();

    private Polyflux runtime(String main, String script) {
        return Polyflux.builder()
                .main(main, script)
                .output(line -> told.add(line.text()))
                .uncaught((realm, failure) -> {})
                .build();
    }

    @ParameterizedTest
    @CsvSource({"main.js, javascript", "main.py, python"})
    void theHooksOfGuestsDoWhatThePageSays(String main, String language) throws IOException {
        try (Polyflux polyflux = runtime(main, PAGE.blocks(language).getFirst())) {
            assertThat(MainScript.ended(polyflux).block(LIMIT)).isInstanceOf(Done.class);
            assertThat(polyflux.start(WorkerSpec.of("stats.py", "print('script')"))
                            .ended()
                            .block(LIMIT))
                    .isInstanceOf(Done.class);
            polyflux.start(WorkerSpec.of("other.py", "")).ended().block(LIMIT);
        }
        assertThat(told)
                .startsWith(PAGE.blocks("text").get(1).lines().toArray(String[]::new))
                .last()
                .isEqualTo("other tells: before");
    }

    @Test
    void guestsHearWhatThePageSays() throws IOException {
        try (Polyflux polyflux = runtime("main.js", PAGE.blocks("javascript").getLast())) {
            assertThat(MainScript.ended(polyflux).block(LIMIT)).isInstanceOf(Done.class);
            polyflux.start(WorkerSpec.of("stats.py", "1 / 0")).ended().block(LIMIT);
            polyflux.allStarted();
            polyflux.whenQuiet().block(LIMIT);
        }
        assertThat(told)
                .containsExactly(
                        "stats failed in code: ZeroDivisionError: division by zero",
                        "{\"main\":{\"kind\":\"done\",\"reason\":\"ran to its end\"},"
                                + "\"stats\":{\"kind\":\"failed\",\"reason\":\"code: ZeroDivisionError: division by zero\"}}");
    }

    @Test
    void javaAddsHooksAndListensAsThePageShows() {
        try (Polyflux polyflux = runtime("main.js", "")) {
            Hooks hooks = polyflux.hooks();
            // [page
            Disposable added = hooks.on(
                    HookPoint.ON_BEFORE_RUN_ASYNC,
                    HookScope.workers().language("python").named("stats*"),
                    "licence",
                    context -> context.run("__import__('sys').version_info[0]")
                            .flatMap(major -> major.equals(3)
                                    ? Mono.<Void>empty()
                                    : Mono.error(new IllegalStateException("old"))));
            hooks.codeBeforeRun("python", "import json");
            // page]
            // [page
            Flux<String> failures =
                    polyflux.events().ofType(Failed.class).map(failed -> failed.worker() + ": " + failed.phase());
            // page]
            assertThat(polyflux.start(WorkerSpec.of("stats.py", "json.dumps(1)"))
                            .ended()
                            .block(LIMIT))
                    .isInstanceOf(Done.class);
            added.dispose();
            polyflux.start(WorkerSpec.of("bad.js", "throw 1"));
            assertThat(failures.blockFirst(LIMIT)).isEqualTo("bad: code");
        }
    }

    @Test
    void thePagesJavaIsThisTests() throws IOException {
        assertThat(PAGE.blocks("java")).isEqualTo(PAGE.marked());
    }

    @Test
    void thePagesHooksAreAllThereAreInTheirOrder() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("..", "docs", "lifecycle.md")).stream()
                .filter(line -> Pattern.matches("\\| `(on|code)\\w+` \\|.*", line))
                .map(line -> line.split("`")[1])
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(HookPoint.values())
                        .map(HookPoint::toString)
                        .toList());
    }
}
