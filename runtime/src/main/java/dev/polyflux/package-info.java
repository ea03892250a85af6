/** The runtime that users hold: realms, their scripts and calls, and what happens to them. */
@NullMarked
package dev.polyflux;

import org.jspecify.annotations.NullMarked;
