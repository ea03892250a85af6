package dev.polyflux.benchmarks;

import dev.polyflux.Polyflux;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.core.Ref;
import dev.polyflux.lifecycle.LifecycleEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A runtime with a JavaScript main, a Python worker and a JavaScript worker, all done with their scripts and at rest. */
@State(Scope.Benchmark)
public class Realms {

    static final Duration LIMIT = Duration.ofSeconds(60);

    /** A function that guests call. */
    static final BiFunction<Integer, Integer, Integer> ADD = Integer::sum;

    private Polyflux polyflux = newRuntime();
    private Worker python = start(polyflux, "python.py");
    private Worker javaScript = start(polyflux, "javascript.mjs");

    Worker python() {
        return python;
    }

    Worker javaScript() {
        return javaScript;
    }

    private @Nullable Ref pythonThing;
    private @Nullable Ref javaScriptThing;

    Ref pythonThing() {
        return Objects.requireNonNull(pythonThing);
    }

    Ref javaScriptThing() {
        return Objects.requireNonNull(javaScriptThing);
    }

    /** Calls every operation once, and fails where one gives anything but what it should. */
    @Setup(Level.Trial)
    public void check() {
        requireCompiled();
        for (Worker worker : new Worker[] {python, javaScript}) {
            expect(42, call(worker, "read", 1));
            expect(3, call(worker, "call", 1));
            expect(42, call(worker, "chain", 1));
            expect(42, call(worker, "queried", 1));
            expect(3, call(worker, "add", 1, 2));
            expect(3, call(javaScript, "awaited", worker.name(), 1));
            expect(3, call(javaScript, "pipelined", worker.name(), 1, 256));
            expect(42, call(worker, "later", 42));
            expect(42, call(worker, "awaitMain", 1));
            expect(42, call(worker, "freshCallback", 1));
            expect(42, call(worker, "sameCallback", 1));
            expect(3, call(worker, "callJava", ADD, 1));
            expect(42, call(javaScript, "awaitedLater", worker.name(), 1));
        }
        pythonThing = python.call("thing", Ref.class).block(LIMIT);
        javaScriptThing = javaScript.call("thing", Ref.class).block(LIMIT);
        expect(1 << 21, call(javaScript, "echoed", 1));
    }

    /** Closes the runtime. */
    @TearDown(Level.Trial)
    public void close() {
        polyflux.close();
    }

    static void requireCompiled() {
        if (!Polyflux.engine().compiled()) {
            throw new IllegalStateException("guests are not compiled: the JVM lacks the flags that run.sh gives");
        }
    }

    static Polyflux newRuntime() {
        return Polyflux.builder().main("main.js", resource("main.js")).build();
    }

    /** Starts a worker and waits until its script has ended. */
    static Worker start(Polyflux polyflux, String file) {
        Worker worker = polyflux.start(spec(file));
        LifecycleEvent.Ending ending = worker.ended().block(LIMIT);
        if (!(ending instanceof LifecycleEvent.Done)) {
            throw new IllegalStateException(file + " ended with " + ending);
        }
        return worker;
    }

    static WorkerSpec spec(String file) {
        return WorkerSpec.of(file, resource(file));
    }

    /** Calls a function of a worker and waits for its number. */
    static int call(Worker worker, String name, Object... arguments) {
        return Objects.requireNonNull(
                worker.call(name, Integer.class, arguments).block(), name);
    }

    static void expect(int expected, int actual) {
        if (actual != expected) {
            throw new IllegalStateException("expected " + expected + ", got " + actual);
        }
    }

    static String resource(String name) {
        try (InputStream in = Realms.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
