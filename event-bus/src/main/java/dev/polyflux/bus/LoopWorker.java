package dev.polyflux.bus;

import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.Exceptions;
import reactor.core.scheduler.Scheduler;

/** A group of tasks of one loop that are cancelled together; the loop's inbox keeps them in order. */
final class LoopWorker implements Scheduler.Worker {

    private final LoopScheduler loop;
    private final Disposable.Composite timers = Disposables.composite();

    LoopWorker(LoopScheduler loop) {
        this.loop = loop;
    }

    @Override
    public Disposable schedule(Runnable task) {
        if (isDisposed()) {
            throw Exceptions.failWithRejected();
        }
        return loop.schedule(task, this);
    }

    @Override
    public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
        return delay <= 0 ? schedule(task) : add(task, unit.toNanos(delay), 0);
    }

    @Override
    public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
        return add(task, unit.toNanos(initialDelay), Math.max(1, unit.toNanos(period)));
    }

    private Disposable add(Runnable task, long delayNanos, long periodNanos) {
        Scoped scoped = new Scoped(task);
        scoped.timer.update(loop.schedule(scoped, delayNanos, periodNanos));
        if (!timers.add(scoped)) {
            throw Exceptions.failWithRejected();
        }
        if (scoped.isDisposed()) {
            timers.remove(scoped);
        }
        return scoped;
    }

    @Override
    public void dispose() {
        timers.dispose();
    }

    @Override
    public boolean isDisposed() {
        return timers.isDisposed();
    }

    /** A timer that leaves the group when it has fired for the last time or is cancelled. */
    private final class Scoped implements Disposable, Runnable {

        private final Disposable.Swap timer = Disposables.swap();
        private final Runnable task;

        Scoped(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            try {
                task.run();
            } finally {
                if (isDisposed()) {
                    timers.remove(this);
                }
            }
        }

        @Override
        public boolean isDisposed() {
            Disposable current = timer.get();
            return timer.isDisposed() || current != null && current.isDisposed();
        }

        @Override
        public void dispose() {
            timer.dispose();
            timers.remove(this);
        }
    }
}
