package dev.polyflux.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations such as {@code 500ms}, {@code 2s}, {@code 1.5m} and {@code 1h}. */
public final class DurationText {

    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h)");

    private DurationText() {}

    /**
     * The duration that a text says.
     *
     * @throws IllegalArgumentException when it says none
     */
    public static Duration read(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no duration; write 500ms, 2s, 1.5m or 1h");
        }
        double unit =
                switch (matcher.group(2)) {
                    case "ms" -> 1;
                    case "s" -> 1_000;
                    case "m" -> 60_000;
                    default -> 3_600_000;
                };
        return Duration.ofNanos((long) (Double.parseDouble(matcher.group(1)) * unit * 1e6));
    }
}
