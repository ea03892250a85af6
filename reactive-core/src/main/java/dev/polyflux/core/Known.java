package dev.polyflux.core;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Wire value: one of a class that languages have in their standard libraries, told by texts that each of them can read. Who
 * has such a class makes a value of its own of it; {@link Shape#value} goes with a reference to the value itself for the others.
 */
public record Known(Kind kind, List<String> parts) {

    /** What it is a value of, and what its parts are. Where a part does not apply it is empty. */
    public enum Kind {
        /** Date and time of day as ISO 8601 has it, offset, region, 1 for the second of two equal times, name of the offset. */
        DATETIME,
        /** A date as ISO 8601 has it. */
        DATE,
        /** Time of day as ISO 8601 has it, offset, region, 1 for the second of two equal times, name of the offset. */
        TIME,
        /** Seconds, of any sign, and nanoseconds, which are never negative. */
        DURATION,
        /** Offset, or region; name of the offset. */
        ZONE,
        /** Digits with point and exponent. */
        DECIMAL,
        /** Numerator, denominator. */
        FRACTION,
        /** As RFC 9562 has it. */
        UUID,
        /** Real and imaginary part. */
        COMPLEX,
        /** Start, stop, step. */
        RANGE,
        /** A path of the operating system. */
        PATH,
        /** Module, class and name of a member. */
        MEMBER;

        /** The kind as guest code spells it. */
        public String spelling() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The kind of that spelling.
         *
         * @throws ConversionException when there is none
         */
        public static Kind spelled(String spelling) {
            return Arrays.stream(values())
                    .filter(kind -> kind.spelling().equals(spelling))
                    .findFirst()
                    .orElseThrow(() -> new ConversionException("no class is known as '" + spelling + "'"));
        }
    }

    public Known {
        parts = List.copyOf(parts);
    }

    /** A value of these parts. */
    public static Known of(Kind kind, String... parts) {
        return new Known(kind, List.of(parts));
    }

    /** One part of it; empty where it has no such part. */
    public String part(int index) {
        return index < parts.size() ? parts.get(index) : "";
    }

    /** The whole as one text, as ISO 8601 and the languages' own constructors write it. */
    public String text() {
        return switch (kind) {
            case DATETIME, TIME -> part(0) + part(1);
            case DURATION ->
                Duration.ofSeconds(Long.parseLong(part(0)), Long.parseLong(part(1)))
                        .toString();
            case ZONE -> part(1).isEmpty() ? part(0) : part(1);
            case FRACTION -> part(0) + "/" + part(1);
            case COMPLEX -> "(" + part(0) + ", " + part(1) + ")";
            case RANGE -> "range(" + String.join(", ", parts) + ")";
            case MEMBER -> part(2);
            case DATE, DECIMAL, UUID, PATH -> part(0);
        };
    }
}
