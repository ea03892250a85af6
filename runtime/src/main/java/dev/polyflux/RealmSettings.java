package dev.polyflux;

import dev.polyflux.core.Ref;
import dev.polyflux.guest.CopyLimit;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * How a realm is to be: what it reaches outside, whether and how its loop waits for others, what it may send and lends, what
 * its proxies keep, what is done before it counts as ready, and what it has for its window where that is not main's.
 */
record RealmSettings(
        Access access,
        Configuration configuration,
        InputStream input,
        boolean waits,
        boolean strict,
        boolean async,
        boolean rehearses,
        @Nullable Duration stuckAfter,
        @Nullable Duration waitDeadline,
        Duration exposeDeadline,
        CopyLimit copyLimit,
        Duration ffiTimeout,
        CancelLadder ladder,
        int inbox,
        Upkeep upkeep,
        @Nullable Scheduler delivery,
        @Nullable VirtualTime time,
        Services services,
        JavaValues values,
        Grant grant,
        @Nullable Ref window) {

    /** Those of main, which waits for nobody and keeps nothing. */
    static RealmSettings ofMain(RuntimeSettings all) {
        return of(
                all,
                all.configuration(),
                false,
                all.isStrict(),
                all.isAsync(),
                false,
                Duration.ZERO,
                all.inbox(),
                Upkeep.NONE,
                null);
    }

    /** Those of a worker. */
    static RealmSettings ofWorker(RuntimeSettings all, WorkerSpec worker) {
        Duration own = worker.ffiTimeout();
        Integer inbox = worker.upkeep().inbox();
        Configuration configuration = worker.configuration();
        if (configuration != null) {
            RuntimeKeys.checkWorker(configuration.settings(), all);
        }
        return of(
                all,
                configuration == null ? all.configuration() : configuration,
                !worker.syncMainOnly() && !all.syncMainOnly(),
                worker.isStrict() || all.isStrict(),
                worker.isAsync() && all.isAsync(),
                all.isRehearsing(),
                own == null ? all.ffiTimeout() : own,
                inbox == null ? all.inbox() : inbox,
                worker.upkeep(),
                worker.window());
    }

    private static RealmSettings of(
            RuntimeSettings all,
            Configuration configuration,
            boolean waits,
            boolean strict,
            boolean async,
            boolean rehearses,
            Duration ffiTimeout,
            int inbox,
            Upkeep upkeep,
            @Nullable Ref window) {
        long messageSize = upkeep.limits().messageSize();
        return new RealmSettings(
                all.access(),
                configuration,
                all.input(),
                waits,
                strict,
                async,
                rehearses,
                all.stuckAfter(),
                all.waitDeadline(),
                all.exposeDeadline(),
                messageSize == 0 ? all.copyLimit() : new CopyLimit(messageSize),
                ffiTimeout,
                all.ladder(),
                inbox,
                upkeep,
                all.delivery(),
                all.time(),
                all.services(),
                all.values(),
                all.grant(),
                window);
    }
}
