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

/** A worker calls a function of Java's that it was handed: a loop in guest code. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(GuestToJava.TURNS)
@Warmup(iterations = 12, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class GuestToJava {

    static final int TURNS = 1000;

    /** {@code function(1, 2)} in Python. */
    @Benchmark
    public int callPython(Realms realms) {
        return Realms.call(realms.python(), "callJava", Realms.ADD, TURNS);
    }

    /** {@code f(1, 2)} in JavaScript. */
    @Benchmark
    public int callJavaScript(Realms realms) {
        return Realms.call(realms.javaScript(), "callJava", Realms.ADD, TURNS);
    }
}
