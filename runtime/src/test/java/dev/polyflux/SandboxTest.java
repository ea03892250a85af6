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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What hostile scripts get in the sandbox: each file in {@code attacks} runs in a worker of its own and prints exactly the
 * lines that its comments say, {@code #> so} in Python and {@code //> so} in JavaScript.
 */
final class SandboxTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Path ATTACKS = Path.of("src", "test", "resources", "attacks");
    private static final Pattern EXPECTED = Pattern.compile("^(?:#|//)> ?(.*)$", Pattern.MULTILINE);

    private static final Queue<Line> PRINTED = new ConcurrentLinkedQueue<>();
    private static final Queue<String> TOLD = new ConcurrentLinkedQueue<>();
    private static final Polyflux SANDBOX = runtime(Access.SANDBOX);

    static Stream<Path> attacks() throws IOException {
        try (Stream<Path> files = Files.walk(ATTACKS)) {
            return files.filter(Files::isRegularFile).map(ATTACKS::relativize).sorted().toList().stream();
        }
    }

    /** The attacks on what is denied to everybody. */
    static Stream<Path> attacksOnJava() throws IOException {
        return attacks().filter(file -> String.valueOf(file.getFileName()).startsWith("java_types."));
    }

    private static Polyflux runtime(Access access) {
        return Polyflux.builder()
                .access(access)
                .output(PRINTED::add)
                .uncaught((worker, error) -> TOLD.add(worker + ": " + error))
                .build();
    }

    @AfterAll
    static void close() {
        SANDBOX.close();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void anAttackGetsWhatItsFileSaysAndNoMore(Path file) throws IOException {
        attack(SANDBOX, file);
    }

    @ParameterizedTest
    @MethodSource("attacksOnJava")
    void whoMayDoAllThatTheUserMayHasNoClassOfJavasEither(Path file) throws IOException {
        try (Polyflux trusting = runtime(Access.USER)) {
            attack(trusting, file);
        }
    }

    private static void attack(Polyflux attacked, Path file) throws IOException {
        String code = Files.readString(ATTACKS.resolve(file));
        String name = String.valueOf(file.getFileName());
        WorkerSpec attacker = WorkerSpec.of(name, code);
        PRINTED.clear();
        TOLD.clear();

        Worker worker = attacked.start(attacker);

        LifecycleEvent end = worker.ended().block(LIMIT);
        worker.terminate().block(LIMIT); // the next one may have the same name
        assertThat(end).isInstanceOf(LifecycleEvent.Done.class);
        assertThat(PRINTED.stream().map(Line::text)).containsExactlyElementsOf(expected(code));
        assertThat(TOLD).isEmpty();
    }

    private static List<String> expected(String code) {
        return EXPECTED.matcher(code).results().map(SandboxTest::text).toList();
    }

    private static String text(MatchResult line) {
        return line.group(1).stripTrailing();
    }
}
