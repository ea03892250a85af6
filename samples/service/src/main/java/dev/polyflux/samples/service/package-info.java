/** A reactive service whose routes are Python's and JavaScript's functions. */
@NullMarked
package dev.polyflux.samples.service;

import org.jspecify.annotations.NullMarked;
