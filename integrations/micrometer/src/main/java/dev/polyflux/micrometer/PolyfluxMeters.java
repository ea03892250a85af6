package dev.polyflux.micrometer;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;

/** The meters of a runtime: {@link CallMeters} has those of calls, {@link RuntimeMeters} the others. */
public enum PolyfluxMeters implements MeterDocumentation {
    /** Calls that Java makes, from being subscribed to until they end. */
    CALLS("polyflux.calls", Meter.Type.TIMER, CallTags.values()),
    /** How long calls wait for their worker to begin with them. */
    CALLS_WAIT("polyflux.calls.wait", Meter.Type.TIMER, CallTags.WORKER),
    /** How long calls run once their worker has begun with them. */
    CALLS_RUN("polyflux.calls.run", Meter.Type.TIMER, CallTags.WORKER, CallTags.FUNCTION),
    /** How many calls wait for their worker to begin with them: the depth of its queue. */
    CALLS_QUEUED("polyflux.calls.queued", Meter.Type.GAUGE, CallTags.WORKER),
    /** How many calls run, those included that await something. */
    CALLS_RUNNING("polyflux.calls.running", Meter.Type.GAUGE, CallTags.WORKER),
    /** Calls that were cancelled after their worker had begun with them. */
    CALLS_CANCELLED("polyflux.calls.cancelled", Meter.Type.COUNTER, CallTags.WORKER),
    /** Cancelled calls whose code did not yield and was interrupted. */
    CALLS_INTERRUPTED("polyflux.calls.interrupted", Meter.Type.COUNTER, CallTags.WORKER),
    /** How many workers there are, by state. */
    WORKERS("polyflux.workers", Meter.Type.GAUGE, RuntimeTags.STATE),
    /** How often workers were started again. */
    WORKERS_RESTARTS("polyflux.workers.restarts", Meter.Type.COUNTER, CallTags.WORKER),
    /** How often workers were in the midst of the same work for too long. */
    WORKERS_STUCK("polyflux.workers.stuck", Meter.Type.COUNTER, CallTags.WORKER),
    /** How many workers a pool has, by state. */
    POOL_WORKERS("polyflux.pool.workers", Meter.Type.GAUGE, RuntimeTags.POOL, RuntimeTags.STATE),
    /** How many calls wait in a pool for a worker that has time. */
    POOL_QUEUED("polyflux.pool.queued", Meter.Type.GAUGE, RuntimeTags.POOL),
    /** How many calls a pool's workers have. */
    POOL_RUNNING("polyflux.pool.running", Meter.Type.GAUGE, RuntimeTags.POOL),
    /** Calls of a pool that have ended, those among them that no worker was given. */
    POOL_CALLS("polyflux.pool.calls", Meter.Type.COUNTER, RuntimeTags.POOL, RuntimeTags.ENDING),
    /** Workers of a pool that were lost and replaced. */
    POOL_REPLACED("polyflux.pool.replaced", Meter.Type.COUNTER, RuntimeTags.POOL),
    /** Workers of a pool that were started again after a failure. */
    POOL_RESTARTS("polyflux.pool.restarts", Meter.Type.COUNTER, RuntimeTags.POOL),
    /** Errors that nobody caught and nobody waited for. */
    ERRORS_UNCAUGHT("polyflux.errors.uncaught", Meter.Type.COUNTER, CallTags.WORKER),
    /** What a realm was asked: each is one message. */
    TRAPS("polyflux.traps", Meter.Type.COUNTER, CallTags.WORKER),
    /** How many objects of others a realm holds. */
    PROXIES_LIVE("polyflux.proxies.live", Meter.Type.GAUGE, CallTags.WORKER),
    /** How many objects of others a realm has let go of, by reason: {@code collected} by the collector, for one. */
    PROXIES_ENDED("polyflux.proxies.ended", Meter.Type.COUNTER, CallTags.WORKER, RuntimeTags.REASON);

    private final String name;
    private final Meter.Type type;
    private final KeyName[] keys;

    PolyfluxMeters(String name, Meter.Type type, KeyName... keys) {
        this.name = name;
        this.type = type;
        this.keys = keys;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Meter.Type getType() {
        return type;
    }

    @Override
    public KeyName[] getKeyNames() {
        return keys.clone();
    }
}
