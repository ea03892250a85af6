package dev.polyflux.javascript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Line;
import dev.polyflux.Polyflux;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.lifecycle.LifecycleEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A script among the test's resources that says, in comments of the form {@code // => text}, what it prints. */
final class ScriptCase {

    static final Duration LIMIT = Duration.ofMinutes(4);

    private static final Pattern PRINTS = Pattern.compile("(?m)// =>(?: (.*))?$");

    private ScriptCase() {}

    /** Runs a script as a worker of its own, and compares. */
    static void check(Polyflux polyflux, Lines lines, String file, String before) {
        String code = read("/web/" + file);
        check(polyflux, lines, WorkerSpec.of(file, before + code).named(file.replaceAll("\\W", "-")), code);
    }

    /** Runs a worker, and compares what it prints with what its code says. */
    static void check(Polyflux polyflux, Lines lines, WorkerSpec spec, String code) {
        Worker worker = polyflux.start(spec);
        LifecycleEvent.Ending ending = worker.ended().block(LIMIT);
        assertThat(lines.of(worker.name())).as(String.valueOf(ending)).containsExactlyElementsOf(expected(code));
        assertThat(ending).isInstanceOf(LifecycleEvent.Done.class);
    }

    /** Compares what main has printed with what its code says, once a worker has run. */
    static void checkMain(Lines lines, String code) {
        assertThat(lines.of("main")).containsExactlyElementsOf(expected(code));
    }

    private static List<String> expected(String code) {
        return PRINTS.matcher(code).results().map(ScriptCase::text).toList();
    }

    private static String text(MatchResult found) {
        return found.group(1) == null ? "" : found.group(1);
    }

    private static String read(String resource) {
        try (InputStream in = ScriptCase.class.getResourceAsStream(resource)) {
            return new String(in == null ? new byte[0] : in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the workers of a runtime print. */
    static final class Lines {

        private final Queue<Line> printed = new ConcurrentLinkedQueue<>();

        void add(Line line) {
            printed.add(line);
        }

        List<String> of(String worker) {
            return printed.stream()
                    .filter(line -> line.worker().equals(worker))
                    .map(Line::text)
                    .toList();
        }
    }
}
