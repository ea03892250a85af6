package dev.polyflux;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hosts by their name.
 *
 * @param name in lower case; with a dot in front, all below it
 */
record HostPattern(String name, Set<Integer> ports) {

    private static final Pattern WRITTEN =
            Pattern.compile("(\\*(?=\\.))?((?:\\.?[A-Za-z0-9_-]+)+|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,5}))?");
    private static final Set<Integer> USUAL = Set.of(80, 443);

    static HostPattern of(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches() || parts.group(1) == null && written.startsWith(".")) {
            throw new IllegalArgumentException(
                    "'" + written + "' is no host: write api.example.org, api.example.org:8443 or *.example.org");
        }
        String port = parts.group(3);
        return new HostPattern(
                parts.group(2).toLowerCase(Locale.ROOT), port == null ? USUAL : Set.of(Integer.valueOf(port)));
    }

    boolean matches(String host, int port) {
        String asked = host.toLowerCase(Locale.ROOT);
        return ports.contains(port) && (name.startsWith(".") ? asked.endsWith(name) : asked.equals(name));
    }
}
