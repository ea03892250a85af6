/** What the modules that carry out traps have in common, and nobody who uses them names. */
@NullMarked
package dev.polyflux.core.spi;

import org.jspecify.annotations.NullMarked;
