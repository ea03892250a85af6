package dev.polyflux.cluster;

import dev.polyflux.core.ProtocolException;

/**
 * How much one frame of another node may hold; what is more ends the connection with a {@link ProtocolException}.
 *
 * @param depth how deep values lie in one another
 * @param bytes how long it is, its fragments together
 * @param values how many values it has, those within others counted
 */
public record FrameLimits(int depth, int bytes, int values) {

    /** As deep as a copy may be, 256 MiB, and 16 million values. */
    public static final FrameLimits DEFAULT = new FrameLimits(4096, 256 << 20, 16_000_000);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException when one is not positive
     */
    public FrameLimits {
        if (depth <= 0 || bytes <= 0 || values <= 0) {
            throw new IllegalArgumentException("limits are positive: " + depth + ", " + bytes + ", " + values);
        }
    }
}
