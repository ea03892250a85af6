@NullMarked
package dev.polyflux.promise;

import org.jspecify.annotations.NullMarked;
