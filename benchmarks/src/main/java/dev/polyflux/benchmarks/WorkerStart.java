package dev.polyflux.benchmarks;

import dev.polyflux.Polyflux;
import dev.polyflux.Worker;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A further worker beside a main and a worker of each language, until it has answered {@code add(1, 2)}.
 *
 * <p>Ending it is not measured.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 20)
@Fork(1)
@State(Scope.Benchmark)
public class WorkerStart {

    private final Polyflux polyflux = Realms.newRuntime();
    private int started;
    private @Nullable Worker worker;

    /** Boots what is there before. */
    public WorkerStart() {
        Realms.start(polyflux, "python.py");
        Realms.start(polyflux, "javascript.mjs");
    }

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
        Worker fresh = polyflux.start(Realms.spec(file).named("fresh" + started++));
        worker = fresh;
        return Realms.call(fresh, "add", 1, 2);
    }

    /** Ends what was started. */
    @TearDown(Level.Invocation)
    public void terminate() {
        if (worker != null) {
            worker.terminate().block(Realms.LIMIT);
        }
    }

    /** Closes the runtime. */
    @TearDown(Level.Trial)
    public void close() {
        polyflux.close();
    }
}
