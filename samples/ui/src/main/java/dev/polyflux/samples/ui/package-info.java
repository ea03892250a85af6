/** A page whose code is Python on the JVM. */
@NullMarked
package dev.polyflux.samples.ui;

import org.jspecify.annotations.NullMarked;
