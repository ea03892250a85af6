/** The command that starts realms. */
@NullMarked
package dev.polyflux.cli;

import org.jspecify.annotations.NullMarked;
