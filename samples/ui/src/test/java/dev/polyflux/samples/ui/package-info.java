@NullMarked
package dev.polyflux.samples.ui;

import org.jspecify.annotations.NullMarked;
