/** What Micrometer is told of a runtime: meters, observations, and what guests log. */
@NullMarked
package dev.polyflux.micrometer;

import org.jspecify.annotations.NullMarked;
