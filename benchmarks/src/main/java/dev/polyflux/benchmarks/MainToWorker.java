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

/** A JavaScript main awaits {@code add(1, 2)} of a worker: one call after the other, or 256 or 1,000 in flight. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(MainToWorker.CALLS)
@Warmup(iterations = 12, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class MainToWorker {

    static final int CALLS = 1024;
    static final int MANY = 1_000;

    /** One after the other, of a Python worker. */
    @Benchmark
    public int awaitPython(Realms realms) {
        return Realms.call(realms.javaScript(), "awaited", "python", CALLS);
    }

    /** One after the other, of a JavaScript worker. */
    @Benchmark
    public int awaitJavaScript(Realms realms) {
        return Realms.call(realms.javaScript(), "awaited", "javascript", CALLS);
    }

    /** 256 at a time, of a Python worker. */
    @Benchmark
    public int pipelinePython(Realms realms) {
        return Realms.call(realms.javaScript(), "pipelined", "python", CALLS, 256);
    }

    /** 256 at a time, of a JavaScript worker. */
    @Benchmark
    public int pipelineJavaScript(Realms realms) {
        return Realms.call(realms.javaScript(), "pipelined", "javascript", CALLS, 256);
    }

    /** One after the other, {@code later(42)}: a coroutine function of a Python worker. */
    @Benchmark
    public int awaitLaterPython(Realms realms) {
        return Realms.call(realms.javaScript(), "awaitedLater", "python", CALLS);
    }

    /** One after the other, {@code later(42)}: an async function of a JavaScript worker. */
    @Benchmark
    public int awaitLaterJavaScript(Realms realms) {
        return Realms.call(realms.javaScript(), "awaitedLater", "javascript", CALLS);
    }

    /** 1,000 at a time, of a Python worker. */
    @Benchmark
    @OperationsPerInvocation(MANY)
    public int pipelineManyPython(Realms realms) {
        return Realms.call(realms.javaScript(), "pipelined", "python", MANY, MANY);
    }

    /** 1,000 at a time, of a JavaScript worker. */
    @Benchmark
    @OperationsPerInvocation(MANY)
    public int pipelineManyJavaScript(Realms realms) {
        return Realms.call(realms.javaScript(), "pipelined", "javascript", MANY, MANY);
    }
}
