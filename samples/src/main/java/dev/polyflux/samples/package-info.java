/** Small programs that show Polyflux at work. */
@NullMarked
package dev.polyflux.samples;

import org.jspecify.annotations.NullMarked;
