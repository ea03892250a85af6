package dev.polyflux;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter that is handed over by name, of a method that {@link Worker#bind} binds; of a method that is {@link Exposed}, the
 * keyword that guests use for it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Keyword {

    /**
     * The keyword; by default the parameter's own name, in snake case for a function of Python's. For that the interface is
     * compiled with {@code -parameters}.
     */
    String value() default "";
}
