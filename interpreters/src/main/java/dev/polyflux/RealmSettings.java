package dev.polyflux;

import dev.polyflux.bus.VirtualTime;
import dev.polyflux.guest.CopyLimit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a realm is to be like: how its loop waits for others, if it may, and how it lends its objects. */
record RealmSettings(
        boolean waits,
        boolean strict,
        @Nullable Duration waitDeadline,
        CopyLimit copyLimit,
        CancelLadder ladder,
        @Nullable VirtualTime time) {}
