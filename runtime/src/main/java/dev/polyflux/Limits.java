package dev.polyflux;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much a worker may take; {@link #NONE} sets no limit, and each method gives the same with one more. They hold against code that has
 * gone wrong, in calls and in what these leave behind; a script may take its time until it first awaits. What they cannot hold against, in one heap, the page on security says.
 *
 * <p>Beyond {@code cpuTime} and {@code allocation} a call ends with {@link dev.polyflux.core.LimitException}; what is nobody's call,
 * such as a timer, ends with its worker. Beyond {@code references} the worker ends, and its calls with that error. Beyond {@code
 * output} the same error is told once as uncaught. Beyond {@code messageSize} it is {@link
 * dev.polyflux.core.CopyTooLargeException}; beyond {@code nesting} {@link dev.polyflux.core.WaitNotAllowedException}, where the
 * next wait would begin. Time and memory are looked at some fifty times a second, references twice, so a call goes a little beyond
 * its limit before it is stopped.
 *
 * @param callTime how long a call for one value may take by the clock, what it waits for the worker included; null for ever. Beyond it
 *     {@link dev.polyflux.core.WaitTimeoutException}, and the call is cancelled. A stream goes on for as long as its reader wants
 * @param cpuTime how long a call may compute at one go, without awaiting; null for ever
 * @param allocation how many bytes a call may allocate at one go, those that are given back included; 0 for any number
 * @param output how many bytes the worker may print, from its start on; 0 for any number. The rest is dropped
 * @param references how many references to the worker's objects may be held by others; 0 for any number
 * @param messageSize how large one value that it sends may be, as {@link PolyfluxBuilder#copyLimit} says of all; 0 as that says
 * @param nesting how deep calls that wait for each other may be nested; 0 for 200
 * @param keeps whether the worker goes on when a call of it was stopped; where not, it ends, and is started again where it is
 *     {@linkplain WorkerSpec#supervised supervised} or in a pool
 */
public record Limits(
        @Nullable Duration callTime,
        @Nullable Duration cpuTime,
        long allocation,
        long output,
        long references,
        long messageSize,
        int nesting,
        boolean keeps) {

    /** No limit. */
    public static final Limits NONE = new Limits(null, null, 0, 0, 0, 0, 0, true);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException when one is negative, or a time not positive
     */
    public Limits {
        if (allocation < 0
                || output < 0
                || references < 0
                || messageSize < 0
                || nesting < 0
                || callTime != null && !callTime.isPositive()
                || cpuTime != null && !cpuTime.isPositive()) {
            throw new IllegalArgumentException("a limit is positive, or none");
        }
    }

    /** The same, where a call takes no longer. */
    public Limits callTime(Duration longest) {
        return new Limits(longest, cpuTime, allocation, output, references, messageSize, nesting, keeps);
    }

    /** The same, where a call computes no longer. */
    public Limits cpuTime(Duration longest) {
        return new Limits(callTime, longest, allocation, output, references, messageSize, nesting, keeps);
    }

    /** The same, where a call allocates no more. */
    public Limits allocation(long bytes) {
        return new Limits(callTime, cpuTime, bytes, output, references, messageSize, nesting, keeps);
    }

    /** The same, where the worker prints no more. */
    public Limits output(long bytes) {
        return new Limits(callTime, cpuTime, allocation, bytes, references, messageSize, nesting, keeps);
    }

    /** The same, where others hold no more of its objects. */
    public Limits references(long most) {
        return new Limits(callTime, cpuTime, allocation, output, most, messageSize, nesting, keeps);
    }

    /** The same, where it sends nothing larger. */
    public Limits messageSize(long most) {
        return new Limits(callTime, cpuTime, allocation, output, references, most, nesting, keeps);
    }

    /** The same, where calls are nested no deeper. */
    public Limits nesting(int calls) {
        return new Limits(callTime, cpuTime, allocation, output, references, messageSize, calls, keeps);
    }

    /** The same, where the worker ends when a call of it is stopped. */
    public Limits ending() {
        return new Limits(callTime, cpuTime, allocation, output, references, messageSize, nesting, false);
    }
}
