/** The lifecycle of realms: typed events in one legal order, the stream that tells them, and the hooks that may veto. */
@NullMarked
package dev.polyflux.lifecycle;

import org.jspecify.annotations.NullMarked;
