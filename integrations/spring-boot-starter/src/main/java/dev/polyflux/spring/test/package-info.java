/** Tests of an application's scripts in its own application context. */
@NullMarked
package dev.polyflux.spring.test;

import org.jspecify.annotations.NullMarked;
