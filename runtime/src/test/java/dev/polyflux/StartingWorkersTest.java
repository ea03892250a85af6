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
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workers that scripts start, in either language, on main and in workers: one thing everywhere. */
final class StartingWorkersTest {

    private static final Duration LIMIT = Duration.ofSeconds(300);
    private static final Path SCRIPTS = Path.of("src", "test", "resources", "workers");
    private static final Pattern EXPECTED = Pattern.compile("^(?:#|//)> (.*)$", Pattern.MULTILINE);

    private final Queue<String> printed = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "starts.py, py, main", "starts.py, mjs, main", "starts.mjs, py, main", "starts.mjs, mjs, main",
        "starts.py, py, worker", "starts.py, mjs, worker", "starts.mjs, py, worker", "starts.mjs, mjs, worker",
        "starts.py, py, awaiting", "starts.mjs, mjs, awaiting"
    })
    void aScriptStartsWorkersThatItTalksTo(String starting, String child, String where) throws IOException {
        for (String file : List.of("child.py", "child.mjs", "child.toml", "failing.py", "failing.mjs")) {
            Files.copy(SCRIPTS.resolve(file), folder.resolve(file));
        }
        String code = Files.readString(SCRIPTS.resolve(starting));
        run(starting, code.replace("CHILD", child), where);
        assertThat(printed).containsExactlyElementsOf(expected(code));
    }

    @ParameterizedTest
    @CsvSource({
        "exposes.py, waits.py, main", "exposes.py, waits.mjs, main", "exposes.mjs, waits.py, main",
        "exposes.mjs, waits.mjs, main", "exposes.py, waits.py, awaiting", "exposes.mjs, waits.mjs, worker"
    })
    void aWorkerWaitsForWhatFunctionsOfItsStarterComeTo(String starting, String child, String where)
            throws IOException {
        String code = Files.readString(SCRIPTS.resolve(child));
        Files.writeString(folder.resolve(child), code);
        run(starting, Files.readString(SCRIPTS.resolve(starting)).replace("CHILD", child), where);
        assertThat(printed).containsExactlyElementsOf(expected(code));
    }

    private void run(String file, String code, String where) throws IOException {
        Path script = Files.writeString(folder.resolve(file), code);
        PolyfluxBuilder builder = Polyflux.builder()
                .access(Access.USER)
                .uncaught((realm, failure) -> printed.add(realm + " uncaught " + failure.getMessage()))
                .output(line -> printed.add(line.text()));
        if (where.equals("main")) {
            builder.main(script);
        }
        try (Polyflux polyflux = builder.build()) {
            WorkerSpec spec = WorkerSpec.of(script).named("parent");
            LifecycleEvent.Ending end = (where.equals("main")
                            ? MainScript.ended(polyflux)
                            : polyflux.start(where.equals("awaiting") ? spec.awaiting() : spec)
                                    .ended())
                    .block(LIMIT);
            assertThat(end).as(String.valueOf(printed)).isInstanceOf(LifecycleEvent.Done.class);
        }
    }

    private static List<String> expected(String code) {
        return EXPECTED.matcher(code).results().map(line -> line.group(1)).toList();
    }
}
