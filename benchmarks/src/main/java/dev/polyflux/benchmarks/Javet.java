package dev.polyflux.benchmarks;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.callback.IJavetDirectCallable;
import com.caoccao.javet.interop.callback.JavetCallbackContext;
import com.caoccao.javet.interop.callback.JavetCallbackType;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import com.caoccao.javet.values.reference.V8ValuePromise;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

/** A peer: Java and V8 on one thread, by way of JNI. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Benchmark)
public class Javet {

    static final int TURNS = 1_000;

    private static final String CODE =
            """
            globalThis.thing = { x: 42 };
            globalThis.add = (a, b) => a + b;
            globalThis.later = async (value) => value;
            globalThis.loop = (n) => { let sum; for (let i = 0; i < n; i++) sum = javaAdd(1, 2); return sum; };
            """;

    private @Nullable V8Runtime runtime;
    private @Nullable V8ValueFunction add;
    private @Nullable V8ValueFunction later;
    private @Nullable V8ValueFunction loop;
    private @Nullable V8ValueObject thing;

    /** Calls every operation once, and fails where one gives anything but what it should. */
    @Setup(Level.Trial)
    public void open() throws JavetException {
        V8Runtime v8 = V8Host.getV8Instance().createV8Runtime();
        runtime = v8;
        v8.getGlobalObject()
                .bindFunction(new JavetCallbackContext(
                        "javaAdd", JavetCallbackType.DirectCallNoThisAndResult, (IJavetDirectCallable.NoThisAndResult<
                                        JavetException>)
                                numbers -> v8.createV8ValueInteger(numbers[0].asInt() + numbers[1].asInt())));
        v8.getExecutor(CODE).executeVoid();
        add = v8.getGlobalObject().get("add");
        later = v8.getGlobalObject().get("later");
        loop = v8.getGlobalObject().get("loop");
        thing = v8.getGlobalObject().get("thing");
        Realms.expect(3, call());
        Realms.expect(42, read());
        Realms.expect(42, await());
        Realms.expect(3, callback());
    }

    /** Closes the engine. */
    @TearDown(Level.Trial)
    public void close() throws JavetException {
        there(add).close();
        there(later).close();
        there(loop).close();
        there(thing).close();
        there(runtime).close();
    }

    /** {@code add(1, 2)} of JavaScript. */
    @Benchmark
    public int call() throws JavetException {
        return there(add).callInteger(null, 1, 2);
    }

    /** {@code thing.x}, a number of a JavaScript object. */
    @Benchmark
    public int read() throws JavetException {
        return there(thing).getInteger("x");
    }

    /** {@code later(42)}, an async function: called, its promise awaited, the value read. */
    @Benchmark
    public int await() throws JavetException {
        try (V8ValuePromise promise = there(later).call(null, 42)) {
            V8Runtime v8 = there(runtime);
            while (promise.isPending()) {
                v8.await();
            }
            return promise.getResultInteger();
        }
    }

    /** {@code javaAdd(1, 2)}, a function of Java, in a loop of JavaScript. */
    @Benchmark
    @OperationsPerInvocation(TURNS)
    public int callback() throws JavetException {
        return there(loop).callInteger(null, TURNS);
    }

    private static <T> T there(@Nullable T opened) {
        if (opened == null) {
            throw new IllegalStateException("not open");
        }
        return opened;
    }
}
