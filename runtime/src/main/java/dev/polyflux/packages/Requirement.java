package dev.polyflux.packages;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.ConfigurationException.Code;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A package that somebody needs, as PEP 508 says it: {@code name[extra]>=1.2; marker}, or {@code name @ url}.
 *
 * @param name normalized
 * @param url where it lies; null where it is to be found
 * @param marker when it counts; empty for always
 */
record Requirement(String name, Set<String> extras, Specifiers specifiers, @Nullable String url, String marker) {

    private static final Pattern FORM = Pattern.compile(
            "\\s*(?<name>[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\\s*(?:\\[(?<extras>[^\\]]*)\\])?\\s*"
                    + "(?:@\\s*(?<url>[^\\s;]\\S*)(?:\\s+;|\\s*$)|\\(?(?<specifiers>[^;@()]*)\\)?\\s*(?:;|$))(?<marker>.*)",
            Pattern.DOTALL);

    static Requirement of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new ConfigurationException(
                    Code.WRONG_PACKAGE,
                    "'" + text + "' names no package; write as in name>=1.2, name @ url, or ./file.whl");
        }
        String extras = matcher.group("extras");
        String specifiers = matcher.group("specifiers");
        return new Requirement(
                normalized(matcher.group("name")),
                extras == null
                        ? Set.of()
                        : Arrays.stream(extras.split(","))
                                .filter(extra -> !extra.isBlank())
                                .map(Requirement::normalized)
                                .collect(Collectors.toSet()),
                specifiers == null ? Specifiers.ANY : specifiers(specifiers, text),
                matcher.group("url"),
                matcher.group("marker").strip());
    }

    private static Specifiers specifiers(String specifiers, String text) {
        try {
            return Specifiers.of(specifiers);
        } catch (ConfigurationException e) {
            throw new ConfigurationException(e.code(), "'" + text + "' names no package: " + e.bareMessage());
        }
    }

    /** A name as PEP 503 compares it. */
    static String normalized(String name) {
        return name.strip().replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return name + (url == null ? specifiers : " @ " + url);
    }
}
