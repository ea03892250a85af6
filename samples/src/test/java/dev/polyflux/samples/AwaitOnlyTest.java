package dev.polyflux.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Access;
import dev.polyflux.Configuration;
import dev.polyflux.Line;
import dev.polyflux.Polyflux;
import dev.polyflux.lifecycle.LifecycleEvent.Done;
import dev.polyflux.lifecycle.LifecycleEvent.Ending;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Main stays live while eight workers compute, and hears of whatever becomes of them. */
class AwaitOnlyTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final int WORKERS = 8;
    private static final String ALL_RUN = WORKERS + " running";

    private final PipedOutputStream keyboard = new PipedOutputStream();
    private final Sinks.Many<String> told = Sinks.many().replay().all();
    private final Flux<String> lines = told.asFlux();

    private Polyflux run(int share) throws IOException {
        return Polyflux.builder()
                .access(Access.USER)
                .config(Configuration.of(Map.of("app", Map.of("share", share))))
                .input(new PipedInputStream(keyboard))
                .output(this::print)
                .main(Path.of("await-only", "main.py"))
                .build();
    }

    private synchronized void print(Line line) {
        told.tryEmitNext(line.text().strip()).orThrow();
    }

    private void press(char key) throws IOException {
        keyboard.write(key);
        keyboard.flush();
    }

    private String first(Predicate<String> wanted) {
        return Objects.requireNonNull(lines.filter(wanted).blockFirst(LIMIT));
    }

    private static int tick(String line) {
        return Integer.parseInt(line.replaceAll(".*tick ", ""));
    }

    /** All that was printed, once main has ended. */
    private List<String> printed(Polyflux polyflux) {
        polyflux.allStarted();
        Ending ending = polyflux.events()
                .ofType(Ending.class)
                .filter(each -> each.worker().equals("main"))
                .blockFirst(LIMIT);
        assertThat(ending).isInstanceOf(Done.class);
        told.tryEmitComplete();
        return Objects.requireNonNull(lines.collectList().block(LIMIT));
    }

    private static Stream<String> heavy() {
        return IntStream.rangeClosed(1, WORKERS).mapToObj(number -> "heavy-" + number);
    }

    private static long primes(int start, int end) {
        return IntStream.range(Math.max(2, start), end)
                .filter(number -> IntStream.iterate(2, divisor -> divisor * divisor <= number, divisor -> divisor + 1)
                        .allMatch(divisor -> number % divisor != 0))
                .count();
    }

    @Test
    void theWorkersResultsComeInAndAllAreDone() throws IOException {
        int share = 500;
        try (Polyflux polyflux = run(share)) {
            List<String> printed = printed(polyflux);
            assertThat(printed)
                    .containsAll(IntStream.rangeClosed(1, WORKERS)
                            .mapToObj(number ->
                                    "heavy-" + number + ": " + primes(share * (number - 1), share * number) + " primes")
                            .toList())
                    .anyMatch(line -> line.startsWith("[" + "#".repeat(40) + "] 100 %, 0 running, tick "));
            assertThat(printed.subList(printed.size() - WORKERS - 1, printed.size()))
                    .containsExactlyElementsOf(Stream.concat(heavy(), Stream.of("keys"))
                            .map(name -> name + " ran to its end, then terminated by its user")
                            .toList());
        }
    }

    @Test
    void mainGoesOnWhileAllComputeAndDoesWhatKeysSay() throws IOException {
        try (Polyflux polyflux = run(1 << 30)) { // which none of them comes to the end of
            int begun = tick(first(line -> line.contains(ALL_RUN)));
            String later = first(line -> line.contains(ALL_RUN) && tick(line) >= begun + 20);
            assertThat(later).contains("  0 %, " + ALL_RUN);
            press('c');
            press('c');
            press('t');
            String left = (WORKERS - 3) + " running";
            int stopped = tick(first(line -> line.contains(left)));
            first(line ->
                    line.contains(left) && tick(line) >= stopped + 20); // whom no key has met goes on, as main does
            press('q');
            List<String> printed = printed(polyflux);
            assertThat(printed)
                    .filteredOn(line -> line.endsWith(": cancelled, and still counts 25 primes below 100"))
                    .hasSize(WORKERS - 1);
            assertThat(printed)
                    .filteredOn(line -> line.endsWith(": ClosedError"))
                    .hasSize(1);
            assertThat(printed)
                    .filteredOn(line -> line.matches("heavy-\\d: .*"))
                    .extracting(line -> line.replaceAll(":.*", ""))
                    .containsExactlyElementsOf(heavy().toList());
            assertThat(printed)
                    .filteredOn(line -> line.startsWith("heavy-") && !line.contains(":"))
                    .containsExactlyElementsOf(
                            heavy().map(name -> name + " ran to its end, then terminated by its user")
                                    .toList());
        }
    }
}
