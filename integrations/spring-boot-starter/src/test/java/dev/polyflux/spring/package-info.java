@NullMarked
package dev.polyflux.spring;

import org.jspecify.annotations.NullMarked;
