package dev.polyflux;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names in snake case, as Python has them: {@code monthlyStats} is {@code monthly_stats}. */
final class SnakeCase {

    private static final Pattern BORDER = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private SnakeCase() {}

    static String of(String name) {
        return BORDER.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
    }
}
