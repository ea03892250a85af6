package dev.polyflux;

import java.time.Duration;

/** Counts what happens to a pool. Within its crew's monitor. */
final class Tally {

    /** How a call ends. */
    enum End {
        COMPLETED,
        FAILED,
        CANCELLED,
        REFUSED,
        DROPPED,
        IMPATIENT
    }

    private final long[] ends = new long[End.values().length];
    private long asked;
    private long rerouted;
    private long replaced;
    private long restarts;
    private long waitedNanos;
    private long ranNanos;

    void asked() {
        asked++;
    }

    void ended(End how) {
        ends[how.ordinal()]++;
    }

    void rerouted() {
        rerouted++;
    }

    void replaced() {
        replaced++;
    }

    void restarted() {
        restarts++;
    }

    void waited(long nanos) {
        waitedNanos += nanos;
    }

    void ran(long nanos) {
        ranNanos += nanos;
    }

    PoolSnapshot.Counts counts() {
        return new PoolSnapshot.Counts(
                asked,
                count(End.COMPLETED),
                count(End.FAILED),
                count(End.CANCELLED),
                count(End.REFUSED),
                count(End.DROPPED),
                count(End.IMPATIENT),
                rerouted,
                replaced,
                restarts,
                Duration.ofNanos(waitedNanos),
                Duration.ofNanos(ranNanos));
    }

    private long count(End how) {
        return ends[how.ordinal()];
    }
}
