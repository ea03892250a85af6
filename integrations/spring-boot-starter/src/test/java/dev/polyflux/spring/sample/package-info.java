/** An application that has properties, scripts, an interface and a controller, and nothing else. */
@NullMarked
package dev.polyflux.spring.sample;

import org.jspecify.annotations.NullMarked;
