package dev.polyflux;

import org.jspecify.annotations.Nullable;

/**
 * How a worker is kept going.
 *
 * @param supervision how it is started again; null where nothing is said of it
 * @param inbox how many messages may be under way to it; null as the runtime says
 * @param pooled whether a pool looks after it
 */
record Upkeep(@Nullable Supervision supervision, @Nullable Integer inbox, boolean pooled) {

    static final Upkeep NONE = new Upkeep(null, null, false);
}
