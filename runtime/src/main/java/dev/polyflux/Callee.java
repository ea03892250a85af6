package dev.polyflux;

import dev.polyflux.guest.Exports;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who answers the calls of a bound interface.
 *
 * @param name what messages call it
 * @param exports the functions it has, and will have
 * @param deadline how long a thread waits for one of them; null for as long as it takes
 * @param values how what they give is converted
 * @param calls how they are called
 * @param repeated how those are called that may be called again
 */
record Callee(
        String name,
        Supplier<Exports> exports,
        Supplier<@Nullable Duration> deadline,
        Supplier<JavaValues> values,
        Calling calls,
        Calling repeated) {

    /** The same functions, called by another name and in another way. */
    Callee named(String other, Calling otherwise, Calling repeatedSo) {
        return new Callee(other, exports, deadline, values, otherwise, repeatedSo);
    }

    /** A wait for one of its functions. */
    Blocking waitFor(String function) {
        return new Blocking("'" + function + "' of '" + name + "'", deadline.get());
    }
}
