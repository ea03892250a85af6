package dev.polyflux;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a realm's loop waits. */
record RealmSettings(boolean main, @Nullable Duration waitDeadline) {}
