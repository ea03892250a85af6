@NullMarked
package dev.polyflux;

import org.jspecify.annotations.NullMarked;
