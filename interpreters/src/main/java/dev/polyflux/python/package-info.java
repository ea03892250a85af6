/** Python as a guest language. */
@NullMarked
package dev.polyflux.python;

import org.jspecify.annotations.NullMarked;
