/** Members that find each other by gossip: ScaleCube Cluster, sealed by a secret. */
@NullMarked
package dev.polyflux.cluster.gossip;

import org.jspecify.annotations.NullMarked;
