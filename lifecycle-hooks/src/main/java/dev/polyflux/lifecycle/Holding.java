package dev.polyflux.lifecycle;

import dev.polyflux.core.Reason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The proxies that one language of one realm has.
 *
 * @param holder the realm's name
 * @param language the language's name
 * @param live the proxies that somebody holds
 * @param ended how many have ended, by reason, each of them above zero
 */
public record Holding(String holder, String language, List<LiveProxy> live, Map<Reason, Long> ended) {

    public Holding {
        live = List.copyOf(live);
        Map<Reason, Long> counts = new EnumMap<>(Reason.class);
        ended.forEach((reason, count) -> {
            if (count > 0) {
                counts.put(reason, count);
            }
        });
        ended = Collections.unmodifiableMap(counts);
    }
}
