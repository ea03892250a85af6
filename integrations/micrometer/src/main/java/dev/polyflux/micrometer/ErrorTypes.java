package dev.polyflux.micrometer;

import dev.polyflux.core.GuestException;
import org.jspecify.annotations.Nullable;

/** The names of errors as tags. Guests name their own, without end; so there are no more than some of those. Thread-safe. */
final class ErrorTypes {

    private static final int MOST = 64;
    private static final String NONE = "none";

    private final Bounded guests = new Bounded(MOST);

    String of(@Nullable Throwable error) {
        return switch (error) {
            case null -> NONE;
            case GuestException guest -> guests.of(guest.error().type());
            default -> error.getClass().getSimpleName();
        };
    }
}
