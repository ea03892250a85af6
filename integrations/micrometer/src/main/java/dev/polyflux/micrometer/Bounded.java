package dev.polyflux.micrometer;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Names that guests give, as tags: a registry forgets none, so those above a number are one. Thread-safe. */
final class Bounded {

    /** What all others are. */
    static final String OTHER = "other";

    private final int most;
    private final Set<String> names = ConcurrentHashMap.newKeySet();

    Bounded(int most) {
        this.most = most;
    }

    String of(String name) {
        if (names.contains(name) || names.size() < most) {
            names.add(name);
            return name;
        }
        return OTHER;
    }
}
