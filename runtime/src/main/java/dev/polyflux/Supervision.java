package dev.polyflux;

import java.time.Duration;

/**
 * How often, and after which time, a worker that has failed or ended is started again.
 *
 * <p>The wait doubles from restart to restart, up to {@code maxBackoff}. Restarts are counted from the last one on that went well: a
 * script that has run to its end, or a call that a worker has answered, begins a new count.
 *
 * @param restarts how many there are in a row; 0 for none
 * @param minBackoff how long the first one waits
 * @param maxBackoff how long any of them waits at most
 */
public record Supervision(int restarts, Duration minBackoff, Duration maxBackoff) {

    /** No restart at all. */
    public static final Supervision NONE = new Supervision(0, Duration.ZERO, Duration.ZERO);

    /** Ten restarts, after 100 milliseconds and up to half a minute. */
    public static final Supervision DEFAULT = backoff(10, Duration.ofMillis(100));

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException when one is negative, or {@code maxBackoff} less than {@code minBackoff}
     */
    public Supervision {
        if (restarts < 0 || minBackoff.isNegative() || maxBackoff.compareTo(minBackoff) < 0) {
            throw new IllegalArgumentException(
                    "there are no " + restarts + " restarts after " + minBackoff + " to " + maxBackoff);
        }
    }

    /** So many restarts in a row, the first after {@code minBackoff}, none after more than half a minute or that. */
    public static Supervision backoff(int restarts, Duration minBackoff) {
        Duration longest = Duration.ofSeconds(30);
        return new Supervision(restarts, minBackoff, minBackoff.compareTo(longest) > 0 ? minBackoff : longest);
    }

    /** The same, where no restart waits longer than this. */
    public Supervision maxBackoff(Duration longest) {
        return new Supervision(restarts, minBackoff, longest);
    }

    /** How long the restart with this number waits, the first of which is 0. */
    Duration before(int restart) {
        Duration longest = maxBackoff;
        Duration wait = minBackoff;
        for (int i = 0; i < restart && wait.isPositive() && wait.compareTo(longest) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
