package dev.polyflux.benchmarks;

import dev.polyflux.Polyflux;
import dev.polyflux.Worker;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The two languages of one realm use each other: a loop in guest code. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(SameRealm.TURNS)
@Warmup(iterations = 12, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
@State(Scope.Benchmark)
public class SameRealm {

    static final int TURNS = 10_000;

    private final Polyflux polyflux = Realms.newRuntime();
    private final Worker python = Realms.start(polyflux, "same_realm.py");
    private final Worker javaScript = Realms.start(polyflux, "same-realm.mjs");

    /** Calls every operation once, and fails where one gives anything but what it should. */
    @Setup(Level.Trial)
    public void check() {
        Realms.requireCompiled();
        for (Worker worker : new Worker[] {python, javaScript}) {
            Realms.expect(3, Realms.call(worker, "call", 1));
            Realms.expect(42, Realms.call(worker, "read", 1));
            Realms.expect(42, Realms.call(worker, "awaited", 1));
        }
        Realms.expect(1, Realms.call(python, "proxied", 1));
        Realms.expect(1, Realms.call(python, "copied", 1));
    }

    /** Closes the runtime. */
    @TearDown(Level.Trial)
    public void close() {
        polyflux.close();
    }

    /** {@code add(1, 2)} in JavaScript, where {@code add} is Python's. */
    @Benchmark
    public int callPythonFromJavaScript() {
        return Realms.call(javaScript, "call", TURNS);
    }

    /** {@code add(1, 2)} in Python, where {@code add} is JavaScript's. */
    @Benchmark
    public int callJavaScriptFromPython() {
        return Realms.call(python, "call", TURNS);
    }

    /** {@code thing.x} in JavaScript, where {@code thing} is Python's. */
    @Benchmark
    public int readPythonFromJavaScript() {
        return Realms.call(javaScript, "read", TURNS);
    }

    /** {@code thing.x} in Python, where {@code thing} is JavaScript's. */
    @Benchmark
    public int readJavaScriptFromPython() {
        return Realms.call(python, "read", TURNS);
    }

    /** {@code await answer()} in JavaScript, where {@code answer} is an async function of Python. */
    @Benchmark
    public int awaitPythonFromJavaScript() {
        return Realms.call(javaScript, "awaited", TURNS);
    }

    /** {@code await answer()} in Python, where {@code answer} is an async function of JavaScript. */
    @Benchmark
    public int awaitJavaScriptFromPython() {
        return Realms.call(python, "awaited", TURNS);
    }

    /** {@code create_proxy} of a function, and its {@code destroy}. */
    @Benchmark
    public int createProxy() {
        return Realms.call(python, "proxied", TURNS);
    }

    /** {@code to_js} of a dict with a list and a dict in it. */
    @Benchmark
    public int toJs() {
        return Realms.call(python, "copied", TURNS);
    }
}
