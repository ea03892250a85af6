package dev.polyflux.lifecycle;

import java.time.Duration;

/**
 * A proxy that somebody holds.
 *
 * @param proxy which one
 * @param age how long there has been this proxy, by its holder's clock
 * @param calls whether its object has been called from anywhere
 */
public record LiveProxy(HeldProxy proxy, Duration age, Calls calls) {

    /** Whether an object was called. */
    public enum Calls {
        /** Never, through this runtime. */
        NONE,
        /** At least once. */
        SOME,
        /** Nobody looks: Python calls JavaScript's functions of its own realm directly. */
        UNKNOWN
    }

    /** Whether it is a callback that nobody has called back. */
    public boolean neverCalled() {
        return proxy.callable() && calls == Calls.NONE;
    }
}
