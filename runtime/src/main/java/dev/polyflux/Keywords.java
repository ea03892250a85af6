package dev.polyflux;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * All parameters of a bound method, or of all methods of a bound interface, are handed over by their names; those of
 * variable number and {@link dev.polyflux.core.Arguments} are not.
 *
 * <p>The interface is compiled with {@code -parameters}, or names each parameter by {@link Keyword}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Keywords {}
