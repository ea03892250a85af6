@NullMarked
package dev.polyflux.core;

import org.jspecify.annotations.NullMarked;
