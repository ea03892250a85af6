package dev.polyflux.bus;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/** A message that runs Java code. */
final class Task implements Message, Disposable {

    private final @Nullable Disposable scope;
    private final boolean putOff;
    private final @Nullable Origin origin;
    private volatile @Nullable Runnable code;

    Task(Runnable code) {
        this(code, null);
    }

    /** A task that the loop's own code has put off, which takes nobody's room in the inbox. */
    static Task putOff(Runnable code, @Nullable Origin origin) {
        return new Task(code, null, true, origin);
    }

    /** A task that does not run once {@code scope} is disposed. */
    Task(Runnable code, @Nullable Disposable scope) {
        this(code, scope, false, null);
    }

    private Task(Runnable code, @Nullable Disposable scope, boolean putOff, @Nullable Origin origin) {
        this.code = code;
        this.scope = scope;
        this.putOff = putOff;
        this.origin = origin;
    }

    boolean isPutOff() {
        return putOff;
    }

    @Nullable
    Origin origin() {
        return origin;
    }

    @Override
    public void run() {
        Runnable code = this.code;
        if (code != null && (scope == null || !scope.isDisposed())) {
            this.code = null;
            code.run();
        }
    }

    @Override
    public void refuse() {
        code = null;
    }

    @Override
    public void dispose() {
        code = null;
    }

    @Override
    public boolean isDisposed() {
        return code == null;
    }
}
