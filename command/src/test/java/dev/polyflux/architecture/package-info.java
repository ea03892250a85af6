/** Who may know whom, as tests. */
@NullMarked
package dev.polyflux.architecture;

import org.jspecify.annotations.NullMarked;
