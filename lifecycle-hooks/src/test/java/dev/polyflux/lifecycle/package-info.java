@NullMarked
package dev.polyflux.lifecycle;

import org.jspecify.annotations.NullMarked;
