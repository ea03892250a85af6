package dev.polyflux.config;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the value of a key is to be. */
public enum Kind {
    /** Any text. */
    TEXT("a string"),
    /** True or false. */
    FLAG("true or false"),
    /** A count of something. */
    COUNT("a whole number above 0"),
    /** A time with its unit. */
    DURATION("a string, a duration such as \"500ms\" or \"2s\""),
    /** A time with its unit, or as PyScript has it a number of milliseconds. */
    MILLIS("a duration such as \"500ms\", or a whole number of milliseconds"),
    /** Several texts. */
    TEXTS("a list of strings"),
    /** Texts by name. */
    TABLE("a table of strings"),
    /** Tables of texts by name, {@code main} and {@code worker}. */
    MODULES("a table with 'main' and 'worker', each a table of strings"),
    /** Folders by where guests see them. */
    MOUNTS("a table of folders: a string, or {from, mode = \"read\" or \"readwrite\"}"),
    /** A list of tables, as old configurations have it. */
    FETCHES("a list of tables"),
    /** How Python's objects are lent. */
    PROXIES("\"auto\" or \"manual\""),
    /** What happens to packages that were fetched. */
    CACHING("\"auto\", \"all\", \"never\" or \"passthrough\""),
    /** A version, or what else tells one. */
    VERSION("a string or a number"),
    /** Whatever there is. */
    ANY("anything");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /** What it is to be, in words. */
    public String words() {
        return words;
    }

    boolean takes(@Nullable Object value) {
        return switch (this) {
            case TEXT -> value instanceof String;
            case FLAG -> value instanceof Boolean;
            case COUNT -> value instanceof Long count && count > 0;
            case DURATION -> value instanceof String;
            case MILLIS -> value instanceof String || value instanceof Long count && count >= 0 && count <= 1L << 31;
            case TEXTS -> isTexts(value);
            case TABLE -> isTable(value);
            case MODULES ->
                value instanceof Map<?, ?> map
                        && Set.of("main", "worker").containsAll(map.keySet())
                        && map.values().stream().allMatch(Kind::isTable);
            case MOUNTS ->
                value instanceof Map<?, ?> map && map.values().stream().allMatch(Kind::isMount);
            case FETCHES -> value instanceof List<?> list && list.stream().allMatch(Map.class::isInstance);
            case PROXIES -> Set.of("auto", "manual").contains(String.valueOf(value));
            case CACHING -> Set.of("auto", "all", "never", "passthrough").contains(String.valueOf(value));
            case VERSION -> value instanceof String || value instanceof Number && !(value instanceof BigInteger);
            case ANY -> true;
        };
    }

    private static boolean isTexts(@Nullable Object value) {
        return value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
    }

    private static boolean isTable(@Nullable Object value) {
        return value instanceof Map<?, ?> map && map.values().stream().allMatch(String.class::isInstance);
    }

    private static boolean isMount(@Nullable Object value) {
        return value instanceof String
                || value instanceof Map<?, ?> map
                        && Set.of("from", "mode").containsAll(map.keySet())
                        && map.get("from") instanceof String
                        && (!map.containsKey("mode")
                                || Set.of("read", "readwrite").contains(String.valueOf(map.get("mode"))));
    }
}
