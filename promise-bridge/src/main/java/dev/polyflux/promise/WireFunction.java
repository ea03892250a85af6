package dev.polyflux.promise;

import dev.polyflux.core.Arguments;
import org.jspecify.annotations.Nullable;

/** A function of Java's that says itself what becomes of its arguments, keywords among them, which are wire values. */
public interface WireFunction {

    /** What the caller gets, one of Java's own values. */
    @Nullable
    Object call(Arguments arguments) throws Exception;

    /** What it stands for, for Java code that it comes back to. */
    Object object();

    /** Its name, as guests are told. */
    String typeName();
}
