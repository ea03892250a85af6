package dev.polyflux.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An interface whose methods are functions of a worker that the properties declare: a bean of it is bound to that worker, as
 * {@link dev.polyflux.Pool#bind} describes. It is found in the packages where Spring Boot looks for components.
 *
 * <p>The bean is made when somebody first asks for it, which waits until the workers are ready and expose the functions, and no
 * longer than {@code polyflux.start-timeout}. What its methods give comes where {@link PolyfluxAutoConfiguration#polyflux} says.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface PolyfluxWorker {

    /** The worker's name, as in {@code polyflux.workers.<name>}. */
    String value();
}
