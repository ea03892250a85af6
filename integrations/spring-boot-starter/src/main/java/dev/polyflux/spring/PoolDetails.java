package dev.polyflux.spring;

import dev.polyflux.PoolSnapshot;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How a pool is, as health tells it. */
final class PoolDetails {

    private PoolDetails() {}

    static Map<String, Object> of(PoolSnapshot pool) {
        Map<String, Object> details = new LinkedHashMap<>();
        Map<String, String> members = new LinkedHashMap<>();
        pool.members().forEach(member -> members.put(member.worker(), inWords(member.state())));
        details.put("workers", members);
        details.put("circuit", inWords(pool.circuit()));
        details.put("generation", pool.generation());
        details.put("queued", pool.queued());
        details.put("running", pool.running());
        return details;
    }

    private static String inWords(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
