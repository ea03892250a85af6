@NullMarked
package dev.polyflux.cluster.gossip;

import org.jspecify.annotations.NullMarked;
