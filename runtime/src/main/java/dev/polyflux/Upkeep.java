package dev.polyflux;

import org.jspecify.annotations.Nullable;

/**
 * How a worker is kept going.
 *
 * @param supervision how it is started again
 * @param limits how much it may take
 * @param inbox how many messages may be under way to it; null as the runtime says
 * @param pooled whether a pool looks after it, or the node that has ordered it
 * @param placement on which node
 */
record Upkeep(Supervision supervision, Limits limits, @Nullable Integer inbox, boolean pooled, Placement placement) {

    static final Upkeep NONE = new Upkeep(Supervision.NONE, Limits.NONE, null, false, Placement.here());
}
