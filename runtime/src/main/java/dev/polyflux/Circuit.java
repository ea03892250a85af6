package dev.polyflux;

/** Whether somebody is there to answer, of a {@link Worker} that is supervised or of a {@link Pool}. */
public enum Circuit {
    /** Calls are taken. */
    CLOSED,
    /** What was started last has failed, and is started again after a while; calls fail at once with why it has. */
    HALF_OPEN,
    /** It has failed more often than {@link Supervision} allows, and is not started again; calls fail at once with why it has. */
    OPEN
}
