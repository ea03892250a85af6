package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.lifecycle.LifecycleEvent.Done;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What hooks of guests do: scripts of main, each with a worker of either language, and what all of them print. */
final class HookCasesTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final List<WorkerSpec> WORKERS = List.of(
            WorkerSpec.of("w.py", "from pyscript import sync\nprint('script')\nsync.late = lambda: 7"),
            WorkerSpec.of("w.js", "console.log('script'); sync.late = () => 7;"));

    private final Queue<String> told = new ConcurrentLinkedQueue<>();

    static Stream<Arguments> cases() {
        try (Stream<Path> files =
                Files.list(Path.of(Objects.requireNonNull(HookCasesTest.class.getResource("/hooks/cases"))
                        .toURI()))) {
            return files.sorted().toList().stream().flatMap(file -> WORKERS.stream()
                    .map(worker ->
                            Arguments.of(file.getFileName(), worker.language().type(), file, worker)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest(name = "{0} with a worker of {1}")
    @MethodSource("cases")
    void printsWhatItSays(Path name, String type, Path file, WorkerSpec worker) throws IOException {
        List<String> expected = Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("//> ") || line.startsWith("#> "))
                .map(line -> line.substring(line.indexOf("> ") + 2))
                .toList();
        try (Polyflux polyflux = Polyflux.builder()
                .main(file)
                .output(line -> told.add(line.text()))
                .uncaught((realm, failure) -> {})
                .build()) {
            assertThat(MainScript.ended(polyflux).block(LIMIT)).isInstanceOf(Done.class);
            polyflux.start(worker).ended().block(LIMIT);
            polyflux.whenQuiet().block(LIMIT);
        }
        assertThat(told).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"adds.py", "adds.js"})
    void theHooksOfARealmGoWithIt(String file) {
        String script = file.endsWith("py")
                ? "from pyscript import hooks\nhooks.worker.onReady.add(lambda: print('called'))\nhooks.worker.codeBeforeRunAsync.add('print(1)')"
                : "polyflux.hooks.worker.onReady.add(() => console.log('called')); polyflux.hooks.worker.codeBeforeRunAsync.add('print(1)');";
        try (Polyflux polyflux =
                Polyflux.builder().output(line -> told.add(line.text())).build()) {
            Worker adds = polyflux.start(WorkerSpec.of(file, script));
            adds.ended().block(LIMIT);
            assertThat(polyflux.start(WORKERS.getFirst()).ended().block(LIMIT)).isInstanceOf(Done.class);
            assertThat(told).containsExactly("called", "1", "script");
            told.clear();
            adds.terminate().block(LIMIT);
            assertThat(polyflux.start(WORKERS.getFirst().named("again")).ended().block(LIMIT))
                    .isInstanceOf(Done.class);
            assertThat(told).containsExactly("script");
        }
    }
}
