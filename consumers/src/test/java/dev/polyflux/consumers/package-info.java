@NullMarked
package dev.polyflux.consumers;

import org.jspecify.annotations.NullMarked;
