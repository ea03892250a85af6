/** A chat whose sessions are workers on the nodes of a cluster. */
@NullMarked
package dev.polyflux.samples.cluster;

import org.jspecify.annotations.NullMarked;
