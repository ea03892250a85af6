package dev.polyflux;

import java.time.Duration;
import java.util.List;

/**
 * How a {@link Pool} is at one moment: everything in it belongs together.
 *
 * @param pool the pool's name
 * @param generation how many scripts it has had, the first of which is 1
 * @param circuit whether somebody is there to answer
 * @param members its workers, spares, and those of an earlier generation that still have something to do
 * @param queued how many calls wait for a worker
 * @param running how many calls workers have
 * @param counts what has happened since the pool was made
 */
public record PoolSnapshot(
        String pool, int generation, Circuit circuit, List<Member> members, int queued, int running, Counts counts) {

    /**
     * A place in the pool, and the worker in it.
     *
     * @param worker the worker's name; that of the last one where it is being restarted
     * @param state how far the worker is
     * @param generation the generation of its script
     * @param running how many calls it has
     * @param served how many it has ended
     */
    public record Member(String worker, MemberState state, int generation, int running, long served) {}

    /** How far a worker of a pool is. */
    public enum MemberState {
        /** It is being started, and takes no calls yet. */
        STARTING,
        /** It takes calls. */
        READY,
        /** It is ready, and takes the place of one that is lost. */
        SPARE,
        /** It has failed, and is started again after a while. */
        RESTARTING,
        /** It has failed more often than it may, and is not started again. */
        FAILED,
        /** Another has its place; it ends what it has begun. */
        DRAINING
    }

    /**
     * What has happened so far; each number only grows.
     *
     * @param asked calls that were subscribed to; each is counted below once it has ended
     * @param completed calls that have ended well
     * @param failed calls that a worker ended with an error
     * @param cancelled calls that were cancelled, while they waited or later
     * @param refused calls that found the queue full, the circuit not closed or the pool closed
     * @param dropped calls that others have pushed out of the queue
     * @param impatient calls that have waited for a worker for too long
     * @param rerouted how often a call, which its worker had not begun with when that was lost, went to another one
     * @param replaced workers that were lost: stuck, ended or failed after they had been ready
     * @param restarts workers started again after a failure
     * @param waited how long calls have waited for a worker, all together
     * @param ran how long workers have had calls, all together
     */
    public record Counts(
            long asked,
            long completed,
            long failed,
            long cancelled,
            long refused,
            long dropped,
            long impatient,
            long rerouted,
            long replaced,
            long restarts,
            Duration waited,
            Duration ran) {}
}
