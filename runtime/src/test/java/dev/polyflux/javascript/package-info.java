@NullMarked
package dev.polyflux.javascript;

import org.jspecify.annotations.NullMarked;
