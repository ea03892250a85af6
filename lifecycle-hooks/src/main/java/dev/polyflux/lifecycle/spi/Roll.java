package dev.polyflux.lifecycle.spi;

import dev.polyflux.lifecycle.Outcome;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The runs that AllDone is about.
 *
 * @param allStarted whether it will come
 * @param open the realms whose runs have not ended
 * @param outcomes how the others ended, in the order in which they did
 */
public record Roll(boolean allStarted, Set<String> open, Map<String, Outcome> outcomes) {

    public Roll {
        open = Set.copyOf(open);
        outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
    }
}
