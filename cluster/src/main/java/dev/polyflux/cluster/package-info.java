/** Workers of other nodes, which are called as those of this one are. */
@NullMarked
package dev.polyflux.cluster;

import org.jspecify.annotations.NullMarked;
