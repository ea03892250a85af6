/** Tests of scripts, and of languages, with JUnit. */
@NullMarked
package dev.polyflux.junit;

import org.jspecify.annotations.NullMarked;
