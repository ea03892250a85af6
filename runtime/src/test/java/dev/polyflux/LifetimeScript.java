package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.lifecycle.LifecycleEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A Python script whose comments are what it prints, with JavaScript's global object as {@code js}: that of its own realm,
 * or main's.
 */
record LifetimeScript(String name, boolean sameRealm) {

    static final Duration LIMIT = Duration.ofMinutes(4);

    void assertPrintsItsComments(boolean strict) {
        Queue<String> printed = new ConcurrentLinkedQueue<>();
        try (Polyflux polyflux = Polyflux.builder()
                .main("main.js", "")
                .strict(strict)
                .output(line -> printed.add(line.text()))
                .uncaught((realm, failure) -> printed.add("uncaught: " + failure.getMessage()))
                .build()) {
            Worker worker = polyflux.start(WorkerSpec.of("owner.py", text()));
            assertThat(worker.ended().block(LIMIT)).isInstanceOf(LifecycleEvent.Done.class);
        }
        List<String> expected = resource(name)
                .lines()
                .filter(line -> line.startsWith("# "))
                .map(line -> line.substring(2))
                .toList();
        assertThat(printed).containsExactlyElementsOf(expected);
    }

    String text() {
        return (sameRealm ? "import js\n" : "from pyscript import window as js\n") + resource("told") + resource(name);
    }

    private static String resource(String name) {
        try (InputStream in = LifetimeScript.class.getResourceAsStream("/lifetimes/" + name + ".py")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
