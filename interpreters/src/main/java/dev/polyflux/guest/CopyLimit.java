package dev.polyflux.guest;

import dev.polyflux.core.Copy;
import dev.polyflux.core.CopyTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * How much may cross as one copy.
 *
 * @param most elements, characters and bytes together
 */
public record CopyLimit(long most) {

    /** As much as there is memory for. */
    public static final CopyLimit NONE = new CopyLimit(Long.MAX_VALUE);

    /**
     * The value, where it is small enough.
     *
     * @throws CopyTooLargeException where it is not
     */
    @Nullable
    Object within(@Nullable Object wire) {
        if (most == Long.MAX_VALUE) {
            return wire;
        }
        long size = Copy.sizeOf(wire);
        if (size > most) {
            throw new CopyTooLargeException(size, most);
        }
        return wire;
    }
}
