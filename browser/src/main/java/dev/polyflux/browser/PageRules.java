package dev.polyflux.browser;

import java.time.Duration;
import java.util.Set;

/**
 * Which pages may connect, and how much each may take. Immutable.
 *
 * @param origins the origins whose pages may connect, such as {@code https://example.org}; none, unless they are named
 * @param sessions how many pages there may be at a time
 * @param frameBytes how large one message of a page may be, and what it holds, where it tells the same again by its place
 * @param depth how deep its values may lie in each other
 * @param calls how many calls may be under way, either way
 * @param unacknowledgedBytes how much a page may be sent that it has not taken in
 * @param grace how long a page whose socket broke may take to come back
 */
public record PageRules(
        Set<String> origins,
        int sessions,
        int frameBytes,
        int depth,
        int calls,
        long unacknowledgedBytes,
        Duration grace) {

    public PageRules {
        origins = Set.copyOf(origins);
        if (sessions < 1 || frameBytes < 1 || depth < 1 || calls < 1 || unacknowledgedBytes < 1 || grace.isNegative()) {
            throw new IllegalArgumentException("a limit is at least 1, and a grace not negative");
        }
    }

    /** 100 pages of these origins, messages of a megabyte, 64 calls under way, and half a minute to come back. */
    public static PageRules of(String... origins) {
        return new PageRules(Set.of(origins), 100, 1 << 20, 64, 64, 16 << 20, Duration.ofSeconds(30));
    }

    /** The same with so many pages at a time. */
    public PageRules sessions(int most) {
        return new PageRules(origins, most, frameBytes, depth, calls, unacknowledgedBytes, grace);
    }

    /** The same with messages of so many bytes, and values so deep in each other. */
    public PageRules frames(int bytes, int deepest) {
        return new PageRules(origins, sessions, bytes, deepest, calls, unacknowledgedBytes, grace);
    }

    /** The same with so many calls under way. */
    public PageRules calls(int most) {
        return new PageRules(origins, sessions, frameBytes, depth, most, unacknowledgedBytes, grace);
    }

    /** The same for pages that may be so far behind. */
    public PageRules unacknowledged(long bytes) {
        return new PageRules(origins, sessions, frameBytes, depth, calls, bytes, grace);
    }

    /** The same with so long to come back; none at all where it is zero. */
    public PageRules grace(Duration longest) {
        return new PageRules(origins, sessions, frameBytes, depth, calls, unacknowledgedBytes, longest);
    }
}
