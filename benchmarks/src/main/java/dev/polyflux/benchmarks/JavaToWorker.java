package dev.polyflux.benchmarks;

import dev.polyflux.Batch;
import dev.polyflux.Worker;
import dev.polyflux.core.Ref;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import reactor.core.publisher.Flux;

/** A Java thread asks a worker: blocks for each answer, or has 256 or 1,000 calls in flight. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 12, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class JavaToWorker {

    static final int IN_FLIGHT = 256;
    static final int MANY = 1_000;

    /** A Python worker, one call. */
    @Benchmark
    public int callPython(Realms realms) {
        return Realms.call(realms.python(), "add", 1, 2);
    }

    /** A JavaScript worker, one call. */
    @Benchmark
    public int callJavaScript(Realms realms) {
        return Realms.call(realms.javaScript(), "add", 1, 2);
    }

    /** A Python worker, 256 calls at a time. */
    @Benchmark
    @OperationsPerInvocation(IN_FLIGHT)
    public int pipelinePython(Realms realms) {
        return pipelined(realms.python(), IN_FLIGHT);
    }

    /** A JavaScript worker, 256 calls at a time. */
    @Benchmark
    @OperationsPerInvocation(IN_FLIGHT)
    public int pipelineJavaScript(Realms realms) {
        return pipelined(realms.javaScript(), IN_FLIGHT);
    }

    /** A Python worker, 1,000 calls at a time. */
    @Benchmark
    @OperationsPerInvocation(MANY)
    public int pipelineManyPython(Realms realms) {
        return pipelined(realms.python(), MANY);
    }

    /** A JavaScript worker, 1,000 calls at a time. */
    @Benchmark
    @OperationsPerInvocation(MANY)
    public int pipelineManyJavaScript(Realms realms) {
        return pipelined(realms.javaScript(), MANY);
    }

    /** {@code later(42)}, a coroutine function of Python. */
    @Benchmark
    public int awaitPython(Realms realms) {
        return Realms.call(realms.python(), "later", 42);
    }

    /** {@code later(42)}, an async function of JavaScript. */
    @Benchmark
    public int awaitJavaScript(Realms realms) {
        return Realms.call(realms.javaScript(), "later", 42);
    }

    /** An attribute of a live Python object. */
    @Benchmark
    public int readPython(Realms realms) {
        return read(realms.pythonThing());
    }

    /** A property of a live JavaScript object. */
    @Benchmark
    public int readJavaScript(Realms realms) {
        return read(realms.javaScriptThing());
    }

    private static int read(Ref thing) {
        return Objects.requireNonNull(Batch.query(thing, "x", Integer.class).block());
    }

    // No longer than what is in flight: further calls would be made by the worker's own thread, which delivers the
    // answers.
    private static int pipelined(Worker worker, int calls) {
        return Objects.requireNonNull(Flux.range(0, calls)
                .flatMap(i -> worker.call("add", Integer.class, 1, 2), calls)
                .blockLast());
    }
}
