package dev.polyflux;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.ConfigurationException.Code;
import dev.polyflux.guest.SharedEngine;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds a configuration's {@code interpreter} against the engine there is, which the build names. A version of Pyodide's or
 * MicroPython's, or where a browser would load it from, says nothing of ours.
 */
final class EngineVersion {

    private static final Pattern OURS =
            Pattern.compile("(?:graal(?:vm|py|js)[-@ ]?)?(2\\d(?:\\.\\d+){0,2})", Pattern.CASE_INSENSITIVE);

    private EngineVersion() {}

    static void check(String wanted, String name) {
        Matcher matcher = OURS.matcher(wanted);
        if (!matcher.matches()) {
            return;
        }
        String there = SharedEngine.version();
        if (!(there + ".").startsWith(matcher.group(1) + ".")) {
            throw new ConfigurationException(
                    Code.CONFLICT,
                    name + ": 'interpreter' is " + wanted + ", and the engine there is " + there
                            + ": change the dependency or the key");
        }
    }
}
