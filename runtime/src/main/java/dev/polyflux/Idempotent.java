package dev.polyflux;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A bound method, or all methods of a bound interface, may be called more than once to the same effect as once: a call whose node is lost
 * is made again, as {@link Worker#repeating} and {@link Pool#repeating} describe. A stream cannot be one.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {}
