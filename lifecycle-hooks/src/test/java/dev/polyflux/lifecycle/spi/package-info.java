@NullMarked
package dev.polyflux.lifecycle.spi;

import org.jspecify.annotations.NullMarked;
