package dev.polyflux;

import java.util.Map;

/** Reads a configuration's text, in whatever notation; {@link #STANDARD} reads TOML and JSON. */
@FunctionalInterface
public interface ConfigParser {

    /** JSON where the text begins with a brace, and TOML else. */
    ConfigParser STANDARD = text -> dev.polyflux.config.Format.of(text).read(text, "the configuration");

    /**
     * The table that a text says: strings, numbers, booleans, lists and tables by name.
     *
     * @throws RuntimeException when it says none; the message is told with the configuration's name
     */
    Map<String, ?> parse(String text);
}
