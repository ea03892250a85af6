package dev.polyflux;

import dev.polyflux.bus.VirtualTime;
import dev.polyflux.guest.CopyLimit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a realm's loop waits for others, if it may. */
record RealmSettings(
        boolean waits,
        @Nullable Duration waitDeadline,
        CopyLimit copyLimit,
        CancelLadder ladder,
        @Nullable VirtualTime time) {}
