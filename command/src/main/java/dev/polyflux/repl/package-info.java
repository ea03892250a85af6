/** The consoles of {@code polyflux repl}. Nothing else of the command names JLine, so nothing else loads it. */
@NullMarked
package dev.polyflux.repl;

import org.jspecify.annotations.NullMarked;
