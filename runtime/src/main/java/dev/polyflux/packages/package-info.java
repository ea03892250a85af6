/** Packages of Python: finds them, decides on versions, and keeps them for all realms. */
@NullMarked
package dev.polyflux.packages;

import org.jspecify.annotations.NullMarked;
