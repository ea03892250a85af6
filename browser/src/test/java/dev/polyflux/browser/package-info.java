@NullMarked
package dev.polyflux.browser;

import org.jspecify.annotations.NullMarked;
