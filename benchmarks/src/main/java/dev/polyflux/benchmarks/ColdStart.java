package dev.polyflux.benchmarks;

import dev.polyflux.Polyflux;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The first worker of a JVM, until it has answered {@code add(1, 2)}: a JVM for each sample.
 *
 * <p>The engine and main are in the figures, as a worker begins when main is done; the start of the JVM is not.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(5)
@State(Scope.Benchmark)
public class ColdStart {

    private final Polyflux[] runtime = new Polyflux[1];

    /** A Python worker. */
    @Benchmark
    public int startPython() {
        return start("python.py");
    }

    /** A JavaScript worker. */
    @Benchmark
    public int startJavaScript() {
        return start("javascript.mjs");
    }

    private int start(String file) {
        Polyflux polyflux = Realms.newRuntime();
        runtime[0] = polyflux;
        return Realms.call(polyflux.start(Realms.spec(file)), "add", 1, 2);
    }

    /** Closes the runtime. */
    @TearDown
    public void close() {
        runtime[0].close();
    }
}
