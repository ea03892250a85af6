package dev.polyflux.benchmarks;

import dev.polyflux.Worker;
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

/** A Java thread calls {@code add(1, 2)} of a worker: blocks for each answer, or has 256 in flight. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class JavaToWorker {

    static final int IN_FLIGHT = 256;

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
        return pipelined(realms.python());
    }

    /** A JavaScript worker, 256 calls at a time. */
    @Benchmark
    @OperationsPerInvocation(IN_FLIGHT)
    public int pipelineJavaScript(Realms realms) {
        return pipelined(realms.javaScript());
    }

    // No longer than what is in flight: further calls would be made by the worker's own thread, which delivers the
    // answers.
    private static int pipelined(Worker worker) {
        return Objects.requireNonNull(Flux.range(0, IN_FLIGHT)
                .flatMap(i -> worker.call("add", Integer.class, 1, 2), IN_FLIGHT)
                .blockLast());
    }
}
