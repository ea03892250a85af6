@NullMarked
package dev.polyflux.junit;

import org.jspecify.annotations.NullMarked;
