package dev.polyflux.promise;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/**
 * One language's promises or awaitables, for Java to watch and to settle. Used on the realm's loop only.
 *
 * <p>The guest half is {@code promise.js} and {@code promises.py}: watching a coroutine steps it, with no asyncio.
 */
public final class Promises {

    private static final List<Source> JAVASCRIPT = List.of(GuestFile.load(Promises.class, "js", "promise.js"));
    private static final List<Source> PYTHON = List.of(
            GuestFile.load(Promises.class, "python", "unasked.py"),
            GuestFile.load(Promises.class, "python", "future.py"),
            GuestFile.load(Promises.class, "python", "coroutine.py"),
            GuestFile.load(Promises.class, "python", "promises.py"),
            GuestFile.load(Promises.class, "python", "begun.py"),
            GuestFile.load(Promises.class, "python", "interrupted.py"),
            GuestFile.load(Promises.class, "python", "run_sync.py"),
            GuestFile.load(Promises.class, "python", "asyncio_import.py"));
    private static final List<Source> PYTHON_PARTS = Stream.of(
                    "asyncio_lean.py",
                    "asyncio_tasks.py",
                    "asyncio_loop.py",
                    "asyncio_refused.py",
                    "asyncio_threads.py")
            .map(file -> GuestFile.load(Promises.class, "python", file))
            .toList();

    private final Value watch;
    private final Value deferred;
    private final Value oncancel;

    /** Binds the {@code promises} of a loaded prelude. */
    public Promises(Value functions) {
        this.watch = functions.getMember("watch");
        this.deferred = functions.getMember("deferred");
        this.oncancel = functions.getMember("oncancel");
    }

    /** JavaScript's half, to be loaded with its prelude. */
    public static List<Source> javascript() {
        return JAVASCRIPT;
    }

    /** Python's half, to be loaded with its prelude. */
    public static List<Source> python() {
        return PYTHON;
    }

    /** What Python's half loads into the same prelude when asyncio is first imported. */
    public static List<Source> pythonParts() {
        return PYTHON_PARTS;
    }

    /**
     * Tells, on the loop and exactly once, how a promise or awaitable settles: with a value, or with what was thrown.
     *
     * @return cancels it, on the loop; null where it has settled or its language cannot cancel it
     */
    public @Nullable Disposable watch(Value awaitable, Consumer<Value> settled, Consumer<Value> failed) {
        AtomicBoolean told = new AtomicBoolean(); // guest code that finds the functions calls them, and again
        Value cancel = watch.execute(awaitable, telling(told, settled), telling(told, failed));
        return cancel.canExecute() ? cancel::executeVoid : null;
    }

    /** A new promise or awaitable that Java settles. */
    public Deferred defer() {
        Value made = deferred.execute();
        return new Deferred(
                made.hasMember("promise") ? made.getMember("promise") : made,
                made.getMember("resolve"),
                made.getMember("reject"));
    }

    /** Has {@code cancelled} disposed of when guest code cancels a promise or awaitable that Java was to settle. */
    public void onCancel(Deferred made, Disposable cancelled) {
        oncancel.executeVoid(made.promise(), cancelling(cancelled));
    }

    /** What guest code calls to have {@code cancelled} disposed of. */
    public static ProxyExecutable cancelling(Disposable cancelled) {
        return arguments -> {
            cancelled.dispose();
            return null;
        };
    }

    private static ProxyExecutable telling(AtomicBoolean told, Consumer<Value> consumer) {
        return arguments -> {
            if (arguments.length > 0 && told.compareAndSet(false, true)) {
                consumer.accept(arguments[0]);
            }
            return null;
        };
    }

    /** A guest promise and the two functions that settle it; the first settlement stays. */
    public record Deferred(Value promise, Value resolve, Value reject) {}
}
