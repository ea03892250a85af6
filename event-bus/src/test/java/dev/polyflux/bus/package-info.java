@NullMarked
package dev.polyflux.bus;

import org.jspecify.annotations.NullMarked;
