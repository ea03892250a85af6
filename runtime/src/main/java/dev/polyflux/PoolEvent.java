package dev.polyflux;

/** One thing that happened to a {@link Pool}. */
public sealed interface PoolEvent {

    /** The pool's name. */
    String pool();

    /** A worker takes calls, or is kept warm for that; {@code generation} is that of its script, of which the first is 1. */
    record Joined(String pool, String worker, int generation) implements PoolEvent {}

    /** A worker that was ready is lost, and is being replaced; {@code reason} says whether it is stuck, has ended or failed. */
    record Lost(String pool, String worker, String reason) implements PoolEvent {}

    /** A worker could not be started. */
    record Failed(String pool, String worker, Throwable error) implements PoolEvent {}

    /** Whether somebody is there to answer has changed. */
    record CircuitChanged(String pool, Circuit circuit) implements PoolEvent {}

    /** All places have workers of a new script. */
    record Renewed(String pool, int generation) implements PoolEvent {}
}
