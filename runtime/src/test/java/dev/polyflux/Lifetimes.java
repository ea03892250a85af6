package dev.polyflux;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Realms that build what the scripts of {@code lifetimes} say, many times over, and count what of it is alive.
 *
 * <p>Each script is built twice: once so that nothing holds what was built, and once, as its control, with one hold on each.
 */
final class Lifetimes implements AutoCloseable {

    static final int TIMES = 50;

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final String HELD = " (held)";

    private final Polyflux polyflux;
    private final Map<String, Worker> workers = new TreeMap<>();
    private final Map<String, Throwable> failures = new TreeMap<>();

    /** A main of one language ("js", "py"), and a third realm of the other one. */
    Lifetimes(String main) {
        polyflux =
                Polyflux.builder().main("main." + main, tracked("main", main)).build();
        String other = main.equals("js") ? "py" : "js";
        polyflux.start(WorkerSpec.of("third." + other, read("third." + other)));
    }

    private static String tracked(String file, String language) {
        return read("tracking." + language) + read(file + "." + language);
    }

    static String read(String file) {
        return text("/lifetimes/" + file);
    }

    static String text(String resource) {
        try (InputStream in = Lifetimes.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Builds what a script says, and its control. */
    void build(String script) {
        Worker worker = worker(script);
        try {
            worker.eval(read(script)).block(LIMIT);
            worker.call("build", Void.class, script, TIMES, false).block(LIMIT);
            worker.call("build", Void.class, script + HELD, TIMES, true).block(LIMIT);
        } catch (RuntimeException failure) {
            failures.put(script, failure);
        }
    }

    /** Evaluates a script in the worker of its language, then an expression. */
    Object evaluate(String script, String expression) {
        Worker worker = worker(script);
        return Objects.requireNonNull(
                worker.eval(read(script)).then(worker.eval(expression)).block(LIMIT));
    }

    /** Throws what went wrong when it was built, if anything did. */
    void check(String script) {
        Throwable failure = failures.get(script);
        if (failure != null) {
            throw new AssertionError(script + " could not be built", failure);
        }
    }

    /** How many of the objects that nothing holds are alive. */
    int alive(String script) {
        return failures.containsKey(script) ? 0 : count("alive", script);
    }

    /** How many of the objects of the control are alive. */
    int heldAlive(String script) {
        return count("alive", script + HELD);
    }

    /** How many objects the control has built. */
    int heldBuilt(String script) {
        return count("tracked", script + HELD);
    }

    private int count(String what, String row) {
        return Objects.requireNonNull(worker(row).call(what, Integer.class, row).block(LIMIT));
    }

    /** The worker that builds a row: one for each language, and one that may not wait for each. */
    private Worker worker(String row) {
        String language = row.contains(".js") ? "js" : "py";
        WorkerSpec spec = WorkerSpec.of(language + "." + language, tracked("worker", language));
        return row.startsWith("awaiting")
                ? workers.computeIfAbsent(
                        "awaiting-" + language,
                        name -> polyflux.start(spec.named(name).awaiting()))
                : workers.computeIfAbsent(language, name -> polyflux.start(spec));
    }

    @Override
    public void close() {
        polyflux.close();
    }
}
