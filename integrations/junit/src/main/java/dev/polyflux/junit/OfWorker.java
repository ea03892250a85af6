package dev.polyflux.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The parameter of a test that is a worker, or an interface that is bound to one: which worker, of those that {@link
 * PolyfluxExtension#worker} starts.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface OfWorker {

    /** The worker's name. */
    String value();
}
