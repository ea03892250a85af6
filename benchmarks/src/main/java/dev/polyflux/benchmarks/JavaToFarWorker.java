package dev.polyflux.benchmarks;

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

/** A Java thread asks a JavaScript worker of another node: blocks for each answer, has 1,000 calls in flight, or takes a stream. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 12, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class JavaToFarWorker {

    static final int MANY = 1_000;
    static final int ELEMENTS = 1_000_000;

    /** One call. */
    @Benchmark
    public String call(Nodes nodes) {
        return Objects.requireNonNull(
                nodes.worker().call("echo", String.class, Nodes.TEXT).block());
    }

    /** 1,000 calls at a time. */
    @Benchmark
    @OperationsPerInvocation(MANY)
    public String pipelineMany(Nodes nodes) {
        return Objects.requireNonNull(Flux.range(0, MANY)
                .flatMap(i -> nodes.worker().call("echo", String.class, Nodes.TEXT), MANY)
                .blockLast());
    }

    /** A million elements of a generator. */
    @Benchmark
    @OperationsPerInvocation(ELEMENTS)
    public long stream(Nodes nodes) {
        return Objects.requireNonNull(
                nodes.worker().stream("count", Integer.class, ELEMENTS).count().block());
    }
}
