/** Polyflux in Spring Boot: workers by properties, their functions as beans. */
@NullMarked
package dev.polyflux.spring;

import org.jspecify.annotations.NullMarked;
