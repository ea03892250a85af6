/** The guest API: PyScript's names and those around them, as files of guest code on top of what a realm can do. */
@NullMarked
package dev.polyflux.pyscript;

import org.jspecify.annotations.NullMarked;
