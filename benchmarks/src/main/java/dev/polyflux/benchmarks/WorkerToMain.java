package dev.polyflux.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A worker reads a number of main, or calls a function of it, and waits for the answer: a loop in guest code.
 *
 * <p>The loop is long, since the one call from Java that runs it is in the figures.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(WorkerToMain.TURNS)
@Warmup(iterations = 12, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class WorkerToMain {

    static final int TURNS = 1000;

    /** {@code window.x} in Python. */
    @Benchmark
    public int readPython(Realms realms) {
        return Realms.call(realms.python(), "read", TURNS);
    }

    /** {@code window.x} in JavaScript. */
    @Benchmark
    public int readJavaScript(Realms realms) {
        return Realms.call(realms.javaScript(), "read", TURNS);
    }

    /** {@code add(1, 2)} in Python, where {@code add} is main's. */
    @Benchmark
    public int callPython(Realms realms) {
        return Realms.call(realms.python(), "call", TURNS);
    }

    /** {@code add(1, 2)} in JavaScript, where {@code add} is main's. */
    @Benchmark
    public int callJavaScript(Realms realms) {
        return Realms.call(realms.javaScript(), "call", TURNS);
    }

    /** {@code window.a.b.c.d} in Python: four reads. */
    @Benchmark
    public int chainPython(Realms realms) {
        return Realms.call(realms.python(), "chain", TURNS);
    }

    /** {@code window.a.b.c.d} in JavaScript: four reads. */
    @Benchmark
    public int chainJavaScript(Realms realms) {
        return Realms.call(realms.javaScript(), "chain", TURNS);
    }

    /** {@code query(window, "a.b.c.d")} in Python: one message. */
    @Benchmark
    public int queryPython(Realms realms) {
        return Realms.call(realms.python(), "queried", TURNS);
    }

    /** {@code query(window, "a.b.c.d")} in JavaScript: one message. */
    @Benchmark
    public int queryJavaScript(Realms realms) {
        return Realms.call(realms.javaScript(), "queried", TURNS);
    }

    /** 2 MiB of JavaScript's floats go to main and come back. */
    @Benchmark
    public int echoJavaScript(Realms realms) {
        return Realms.call(realms.javaScript(), "echoed", TURNS);
    }

    /** {@code await answer()} in Python, where {@code answer} is an async function of main. */
    @Benchmark
    public int awaitPython(Realms realms) {
        return Realms.call(realms.python(), "awaitMain", TURNS);
    }

    /** {@code await answer()} in JavaScript, where {@code answer} is an async function of main. */
    @Benchmark
    public int awaitJavaScript(Realms realms) {
        return Realms.call(realms.javaScript(), "awaitMain", TURNS);
    }

    /** {@code take(f)} in Python, where {@code take} is main's and calls the lambda {@code f}, which is a new one each time. */
    @Benchmark
    public int callbackPython(Realms realms) {
        return Realms.call(realms.python(), "freshCallback", TURNS);
    }

    /** {@code take(f)} in JavaScript, where {@code take} is main's and calls the arrow {@code f}, which is a new one each time. */
    @Benchmark
    public int callbackJavaScript(Realms realms) {
        return Realms.call(realms.javaScript(), "freshCallback", TURNS);
    }

    /** The same with one lambda for all calls. */
    @Benchmark
    public int sameCallbackPython(Realms realms) {
        return Realms.call(realms.python(), "sameCallback", TURNS);
    }

    /** The same with one arrow for all calls. */
    @Benchmark
    public int sameCallbackJavaScript(Realms realms) {
        return Realms.call(realms.javaScript(), "sameCallback", TURNS);
    }
}
