package dev.polyflux.bus;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/** A message that runs Java code. */
final class Task extends Message implements Disposable {

    private final @Nullable Disposable scope;
    private volatile @Nullable Runnable code;

    Task(Runnable code) {
        this(code, null);
    }

    /** A task that does not run once {@code scope} is disposed. */
    Task(Runnable code, @Nullable Disposable scope) {
        this.code = code;
        this.scope = scope;
    }

    @Override
    void run() {
        Runnable code = this.code;
        if (code != null && (scope == null || !scope.isDisposed())) {
            this.code = null;
            code.run();
        }
    }

    @Override
    void refuse() {
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
