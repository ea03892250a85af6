/** Event loops, one thread and one ring each, and the endpoints that answer traps on them. */
@NullMarked
package dev.polyflux.bus;

import org.jspecify.annotations.NullMarked;
