package dev.polyflux;

import java.time.Duration;

/**
 * What happens to guest code that goes on after its caller has cancelled, by {@code dispose} or {@code timeout}.
 *
 * <p>The first step comes at once: a Python coroutine is thrown {@code CancelledError}, a generator is closed, an {@code
 * AbortSignal} is aborted. Code that does not yield is interrupted when it has computed for {@code interruptAfter}: no
 * {@code except} or {@code catch} sees that, the realm answers its next call. Where even that does not stop it, in a call of
 * native code say, the worker is terminated after {@code terminateAfter} more, and started again if {@code restart} says so;
 * main is not. Each step is a lifecycle event.
 *
 * <p>Counted is the time that the realm's own thread computes, so a busy machine cuts nothing short. Code that waits, in a
 * function of Java's, for another realm or in {@code time.sleep}, is interrupted after {@code terminateAfter} of waiting. And
 * what the first step sets off, {@code finally} blocks and listeners, has an {@code interruptAfter} of its own, and never less
 * than a second; so has anything else that keeps the realm from the first step. A coroutine that was interrupted is over, with
 * {@code CancelledError} for who awaits it.
 *
 * @param interruptAfter how long the code may compute undisturbed
 * @param terminateAfter how long the interrupt may take, and code may wait
 * @param restart whether a worker that was terminated is started again, under its name and with its script
 */
public record CancelLadder(Duration interruptAfter, Duration terminateAfter, boolean restart) {

    /** 100 milliseconds, five seconds, and a restart. */
    public static final CancelLadder DEFAULT = new CancelLadder(Duration.ofMillis(100), Duration.ofSeconds(5), true);

    /**
     * Checks the durations.
     *
     * @throws IllegalArgumentException when the first is not positive, or the second negative
     */
    public CancelLadder {
        if (interruptAfter.isNegative() || interruptAfter.isZero() || terminateAfter.isNegative()) {
            throw new IllegalArgumentException("the steps of a ladder come after a positive time, not " + interruptAfter
                    + " and " + terminateAfter);
        }
    }
}
