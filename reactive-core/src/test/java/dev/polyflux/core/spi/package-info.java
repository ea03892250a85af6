@NullMarked
package dev.polyflux.core.spi;

import org.jspecify.annotations.NullMarked;
