package dev.polyflux;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What guests may use of a Java object: one method, or all public methods that the annotated class or interface declares.
 * Whatever is not exposed, they cannot reach: no other method, no field, no class.
 *
 * <p>An object whose class has something exposed is a live object wherever it crosses; see {@link Service} for those whose
 * classes cannot be annotated.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Exposed {

    /** The name that guests use of a method; by default its own, in Python in snake case as well. */
    String value() default "";

    /**
     * Whether guests read it as an attribute, without a call: {@code total} for {@code getTotal()}, {@code total()} or, as
     * in {@code open}, {@code isOpen()}. On a type it is meant for those of its methods that are named {@code get…} or {@code
     * is…} and take nothing.
     */
    boolean getter() default false;

    /**
     * Whether it blocks. It is called on a thread of {@link reactor.core.scheduler.Schedulers#boundedElastic}, and guests get
     * a promise or an awaitable; otherwise it runs on the loop of the guest that calls, which it holds up.
     */
    boolean blocking() default false;
}
