package dev.polyflux.promise;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What guests have of one of Java's objects by name. They reach nothing of it beside. */
public interface Members {

    /** The object itself, for Java code that it comes back to. */
    Object object();

    /** What it is the same object by: the object itself, or what says how it is exposed. */
    Object identity();

    /** The name of its type, as guests are told. */
    String typeName();

    /** Whether there is a member of this name, one of those that {@link #names} does not list included. */
    boolean has(String name);

    /** The names of its members. */
    List<String> names();

    /**
     * The member of a name: a {@link WireFunction} for a method, and for an attribute its value, one of Java's; {@link
     * dev.polyflux.core.Marker#MISSING} where there is none.
     */
    @Nullable
    Object member(String name) throws Exception;
}
