@NullMarked
package dev.polyflux.micrometer;

import org.jspecify.annotations.NullMarked;
