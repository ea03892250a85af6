package dev.polyflux;

import dev.polyflux.core.Operator;
import dev.polyflux.core.Trap;
import dev.polyflux.guest.Guest;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What objects of one language can be asked from elsewhere; anything else ends with {@link
 * dev.polyflux.core.UnsupportedTrapException}, which names the trap and the object.
 *
 * @param language the language of the objects, such as {@code python}
 * @param traps the traps it answers, by the names of their records in {@link Trap}
 * @param operators the operators it answers where an object's type has them, as {@link Operator#spelling} gives them
 */
public record Capabilities(String language, Set<String> traps, Set<String> operators) {

    public Capabilities {
        traps = Set.copyOf(traps);
        operators = Set.copyOf(operators);
    }

    static Capabilities of(Guest guest) {
        Set<String> traps = Arrays.stream(Trap.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
        traps.removeAll(guest.unanswered());
        return new Capabilities(guest.language().name(), traps, Set.copyOf(guest.operators()));
    }
}
