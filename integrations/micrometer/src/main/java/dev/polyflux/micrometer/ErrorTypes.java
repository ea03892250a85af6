package dev.polyflux.micrometer;

import dev.polyflux.core.GuestException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The names of errors as tags. Guests name their own, without end; so there are no more than some of those. Thread-safe. */
final class ErrorTypes {

    private static final int MOST = 64;
    private static final String NONE = "none";

    /** What all others are. */
    static final String OTHER = "other";

    private final Set<String> guests = ConcurrentHashMap.newKeySet();

    String of(@Nullable Throwable error) {
        return switch (error) {
            case null -> NONE;
            case GuestException guest -> known(guest.error().type());
            default -> error.getClass().getSimpleName();
        };
    }

    private String known(String type) {
        if (guests.contains(type) || guests.size() < MOST) {
            guests.add(type);
            return type;
        }
        return OTHER;
    }
}
