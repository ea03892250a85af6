package dev.polyflux.config;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.ConfigurationException.Code;
import java.util.List;
import java.util.TreeSet;

/** PyScript's plugins by name: what they do is there anyway, or is part of a page. */
final class Plugins {

    /** Errors are told, and a donkey is started, without being asked for. */
    private static final List<String> THERE = List.of("error", "donkey", "deprecations-manager");

    private static final List<String> OF_A_PAGE = List.of("py-editor", "py-terminal", "py-game", "codemirror");

    private Plugins() {}

    /** Checks one of a configuration's; an exclamation mark switches it off, which can be said of each. */
    static void check(String configuration, String plugin) {
        boolean off = plugin.startsWith("!");
        String name = off ? plugin.substring(1) : plugin;
        if (OF_A_PAGE.contains(name) && !off) {
            throw new ConfigurationException(
                    Code.WRONG_VALUE,
                    configuration + ": 'plugins': '" + name
                            + "' is part of a page, and there is none here; take it out");
        }
        if (!OF_A_PAGE.contains(name) && !THERE.contains(name)) {
            TreeSet<String> names = new TreeSet<>(THERE);
            names.addAll(OF_A_PAGE);
            throw new ConfigurationException(
                    Code.WRONG_VALUE,
                    configuration + ": 'plugins': there is no '" + name + "'"
                            + NearestName.of(name, names)
                                    .map(near -> "; did you mean '" + near + "'?")
                                    .orElse("; there are " + String.join(", ", names)));
        }
    }
}
