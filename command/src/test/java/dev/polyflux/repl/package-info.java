/** The consoles, as somebody at a terminal has them. */
@NullMarked
package dev.polyflux.repl;

import org.jspecify.annotations.NullMarked;
