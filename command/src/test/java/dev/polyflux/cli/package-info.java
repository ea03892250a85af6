@NullMarked
package dev.polyflux.cli;

import org.jspecify.annotations.NullMarked;
