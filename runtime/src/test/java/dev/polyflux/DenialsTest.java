package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** That whatever the sandbox denies is an error of the language, which its code can catch. */
final class DenialsTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Path SWEEP = Path.of("src", "test", "resources", "sandbox", "sweep.py");

    @Test
    void noCallOfTheStandardLibraryEndsInAnErrorThatCannotBeCaught() throws IOException {
        List<String> escaped = new ArrayList<>();
        try (Polyflux sandbox = Polyflux.create()) {
            Worker worker = sandbox.start(WorkerSpec.of("sweep.py", Files.readString(SWEEP)));
            worker.ended().block(LIMIT);
            boolean more = true;
            while (more) {
                String error = worker.eval("sweep()", Object.class)
                        .map(count -> "")
                        .onErrorResume(thrown -> Mono.just(String.valueOf(thrown.getMessage())))
                        .block(LIMIT);
                String at = worker.eval("at", String.class).block(LIMIT);
                more = !"the end".equals(at);
                if (more) {
                    escaped.add(at + ": " + error);
                }
            }
        }
        assertThat(escaped).isEmpty();
    }
}
