package dev.polyflux.config;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.ConfigurationException.Code;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Reads what a configuration names, once each, and holds it against the hashes that the configuration has. */
final class Sources {

    private final Settings settings;
    private final Map<String, String> integrity;
    private final Map<String, byte[]> read = new HashMap<>();
    private final Set<String> named = new HashSet<>();

    Sources(Settings settings) {
        this.settings = settings;
        this.integrity = settings.table(Key.INTEGRITY);
    }

    /** The content of what a configuration calls {@code source}. */
    byte[] read(String source) {
        return read.computeIfAbsent(
                source, name -> checked(name, settings.base().resolve(name)));
    }

    /** The content of what lies at {@code there}. */
    byte[] checked(String source, Location there) {
        byte[] content = there.read();
        String hash = integrity.get(source);
        if (hash != null) {
            named.add(source);
            Integrity.of(hash).check(there.name(), content);
        }
        return content;
    }

    /** A hash of what is not there would guard nothing. */
    void checkIntegrity() {
        for (String source : integrity.keySet()) {
            if (!named.contains(source)) {
                throw new ConfigurationException(
                        Code.WRONG_VALUE,
                        settings.name() + ": 'integrity' has '" + source + "', which nothing else in it is called"
                                + NearestName.of(source, read.keySet())
                                        .map(near -> "; did you mean '" + near + "'?")
                                        .orElse(""));
            }
        }
    }
}
