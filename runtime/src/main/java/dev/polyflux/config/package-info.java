/** What a configuration may say, and where what it names lies. */
@NullMarked
package dev.polyflux.config;

import org.jspecify.annotations.NullMarked;
