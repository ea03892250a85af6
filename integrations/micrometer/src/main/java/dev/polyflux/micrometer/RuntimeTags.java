package dev.polyflux.micrometer;

import io.micrometer.common.docs.KeyName;

/** The tags of what a runtime has. */
public enum RuntimeTags implements KeyName {
    /**
     * How far a worker is, a {@link dev.polyflux.lifecycle.State} in lower case; with a pool's meters a {@link
     * dev.polyflux.PoolSnapshot.MemberState}.
     */
    STATE("state"),
    /** The pool's name. */
    POOL("pool"),
    /** How a pool's call has ended, as {@link dev.polyflux.PoolSnapshot.Counts} names it. */
    ENDING("ending"),
    /** Why a proxy ended, a {@link dev.polyflux.core.Reason} in words. */
    REASON("reason");

    private final String key;

    RuntimeTags(String key) {
        this.key = key;
    }

    @Override
    public String asString() {
        return key;
    }
}
