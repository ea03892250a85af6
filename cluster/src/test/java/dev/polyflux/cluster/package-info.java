@NullMarked
package dev.polyflux.cluster;

import org.jspecify.annotations.NullMarked;
