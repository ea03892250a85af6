package dev.polyflux;

/** What becomes of a call of a {@link Pool} that finds every worker busy and the queue full. */
public enum WhenFull {
    /** It fails at once with {@link dev.polyflux.core.OverflowException}. */
    FAIL,
    /** It waits beside the queue, for as long as {@link PoolSpec#patience} says. */
    WAIT,
    /** It waits in the queue, and the call that has waited longest fails with {@link dev.polyflux.core.OverflowException}. */
    DROP_OLDEST
}
