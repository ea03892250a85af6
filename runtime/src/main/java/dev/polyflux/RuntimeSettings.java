package dev.polyflux;

import dev.polyflux.guest.CopyLimit;
import dev.polyflux.guest.Script;
import dev.polyflux.lifecycle.Hooks;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/** What a runtime is to be like. A builder has one that it sets, and each runtime a copy of its own, which nobody sets any more. */
final class RuntimeSettings implements Cloneable {

    Access access = Access.SANDBOX;
    Consumer<Line> lines = line -> {};

    @Nullable
    Consumer<Display> displays;

    @Nullable
    Consumer<Logged> logs;

    @Nullable
    CallListener calls;

    @Nullable
    Path storage;

    InputStream input = InputStream.nullInputStream();
    BiConsumer<String, Throwable> failures = (worker, failure) -> {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    };

    @Nullable
    Script main;

    @Nullable
    Duration waitDeadline;

    Duration exposeDeadline = Duration.ofSeconds(20);
    CopyLimit copyLimit = CopyLimit.NONE;
    int inbox = 1024;

    @Nullable
    Scheduler delivery;

    CancelLadder ladder = CancelLadder.DEFAULT;

    @Nullable
    VirtualTime time;

    boolean syncMainOnly;
    boolean debug;
    Duration ffiTimeout = Duration.ZERO;
    boolean strict;
    boolean rehearsing;
    Configuration configuration = Configuration.EMPTY;
    boolean async = true;

    @Nullable
    Duration stuckAfter;

    Consumer<Hooks> hooks = none -> {};

    @Nullable
    WorkerGrant guestWorkers;

    Services services = Services.NONE;
    Converters converters = Converters.NONE;
    Grant grant = Grant.NONE;
    Elsewhere elsewhere = Nowhere.ELSE;
    private JavaValues values = JavaValues.USUAL;

    /** Those of a runtime. */
    RuntimeSettings copy() {
        try {
            RuntimeSettings copy = (RuntimeSettings) clone(); // what it has is immutable, or the user's
            copy.values = JavaValues.of(converters);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    JavaValues values() {
        return values;
    }

    Elsewhere elsewhere() {
        return elsewhere;
    }

    Grant grant() {
        return grant;
    }

    Services services() {
        return services;
    }

    Configuration configuration() {
        return configuration;
    }

    Access access() {
        return access;
    }

    Consumer<Line> lines() {
        return lines;
    }

    @Nullable
    Consumer<Display> displays() {
        return displays;
    }

    @Nullable
    Consumer<Logged> logs() {
        return logs;
    }

    @Nullable
    CallListener calls() {
        return calls;
    }

    @Nullable
    Path storage() {
        return storage == null && access.trusts() ? Path.of(".polyflux", "storage") : storage;
    }

    InputStream input() {
        return input;
    }

    BiConsumer<String, Throwable> failures() {
        return failures;
    }

    @Nullable
    Script main() {
        return main;
    }

    CopyLimit copyLimit() {
        return copyLimit;
    }

    @Nullable
    Scheduler delivery() {
        return delivery;
    }

    int inbox() {
        return inbox;
    }

    CancelLadder ladder() {
        return ladder;
    }

    @Nullable
    VirtualTime time() {
        return time;
    }

    boolean debug() {
        return debug;
    }

    boolean syncMainOnly() {
        return syncMainOnly;
    }

    Duration ffiTimeout() {
        return ffiTimeout;
    }

    boolean isStrict() {
        return strict;
    }

    boolean isRehearsing() {
        return rehearsing;
    }

    Consumer<Hooks> hooks() {
        return hooks;
    }

    @Nullable
    Duration stuckAfter() {
        return stuckAfter;
    }

    boolean isAsync() {
        return async;
    }

    WorkerGrant guestWorkers() {
        return guestWorkers == null ? access.workers() : guestWorkers;
    }

    @Nullable
    Duration waitDeadline() {
        return waitDeadline;
    }

    Duration exposeDeadline() {
        return exposeDeadline;
    }
}
