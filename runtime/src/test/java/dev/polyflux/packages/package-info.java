@NullMarked
package dev.polyflux.packages;

import org.jspecify.annotations.NullMarked;
