package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.lifecycle.LifecycleEvent.Done;
import dev.polyflux.lifecycle.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The code of {@code docs/workers.md}: its scripts run, and its Java is this test's. */
final class WorkersPageTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Page PAGE = Page.of("workers.md", WorkersPageTest.class);

    @TempDir
    private Path folder;

    private final Queue<String> printed = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @ValueSource(strings = {"main.py", "main.mjs"})
    void aScriptStartsAWorkerAsThePageShows(String main) throws IOException {
        List<String> python = PAGE.blocks("python");
        Files.writeString(folder.resolve("sums.py"), python.get(1));
        String code = main.endsWith("py")
                ? python.getFirst().replace("await worker.terminate", python.get(2) + "await worker.terminate")
                : PAGE.blocks("javascript").getFirst();
        Path script = Files.writeString(folder.resolve(main), code);
        try (Polyflux polyflux = Polyflux.builder()
                .access(Access.USER)
                .output(line -> printed.add(line.text()))
                .main(script)
                .build()) {
            assertThat(MainScript.ended(polyflux).block(LIMIT)).isInstanceOf(Done.class);
            polyflux.whenQuiet().block(LIMIT);
            assertThat(printed)
                    .contains(
                            "report: ready",
                            main.endsWith("py") ? "message: {'sum': 6}" : "message: {sum: 6}",
                            main.endsWith("py") ? "total: 65.0 apples" : "total: 6.5 apples");
            if (main.endsWith("py")) {
                assertThat(printed).contains("['sums'] True", "3");
            }
        }
    }

    @Test
    void aGrantIsAsThePageShows() throws IOException {
        Files.writeString(folder.resolve("plugin.py"), "print('a plugin')");
        // [page
        Polyflux polyflux = Polyflux.builder()
                .guestWorkers(WorkerGrant.atMost(2).from(folder))
                .main("main.js", "PyWorker('./plugin.py')")
                .build();
        WorkerSpec alone = WorkerSpec.of("rules.py", "import pyscript").guestWorkers(WorkerGrant.NONE);
        // page]
        try (polyflux) {
            MainScript.ended(polyflux).block(LIMIT);
            Worker plugin = Objects.requireNonNull(polyflux.worker("plugin"));
            assertThat(plugin.started().block(LIMIT)).isSameAs(plugin);
            assertThat(polyflux.start(alone).started().block(LIMIT)).isNotNull();
        }
    }

    @Test
    void javaStartsAWorkerAsThePageShows() {
        try (Polyflux polyflux = Polyflux.create()) {
            // [page
            Mono<Worker> started = polyflux.start(WorkerSpec.of("sums.js", "sync.one = () => 1; postMessage('hello')"))
                    .started();
            Mono<String> message =
                    started.flatMap(worker -> worker.messages(String.class).next());
            Flux<State> states = started.flatMapMany(Worker::states);
            List<String> names = polyflux.workers().stream().map(Worker::name).toList();
            // page]
            assertThat(message.block(LIMIT)).isEqualTo("hello");
            assertThat(states.filter(state -> state == State.DONE).blockFirst(LIMIT))
                    .isEqualTo(State.DONE);
            assertThat(names).containsExactly("sums");
        }
    }

    @Test
    void thePagesJavaIsThisTests() throws IOException {
        assertThat(PAGE.blocks("java")).isEqualTo(PAGE.marked());
    }
}
