@NullMarked
package dev.polyflux.config;

import org.jspecify.annotations.NullMarked;
