package dev.polyflux;

import dev.polyflux.core.ConversionException;
import dev.polyflux.core.Known;
import dev.polyflux.core.Known.Kind;
import java.io.File;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Java's classes that guests know as well, in both directions. */
final class KnownValues {

    /** A guest that does not have a region keeps its name, beside the offset. */
    private static final Set<String> REGIONS = ZoneId.getAvailableZoneIds();

    private KnownValues() {}

    /** One of Java's values as guests know it; null for any other. */
    static @Nullable Known known(Object value) {
        return switch (value) {
            case Instant instant ->
                datetime(instant.atOffset(ZoneOffset.UTC).toLocalDateTime(), ZoneOffset.UTC, "", false);
            case LocalDateTime local -> datetime(local, null, "", false);
            case OffsetDateTime moment -> datetime(moment.toLocalDateTime(), moment.getOffset(), "", false);
            case ZonedDateTime moment ->
                datetime(
                        moment.toLocalDateTime(),
                        moment.getOffset(),
                        moment.getZone() instanceof ZoneOffset
                                ? ""
                                : moment.getZone().getId(),
                        !moment.withEarlierOffsetAtOverlap().equals(moment));
            case Calendar calendar ->
                known(calendar.toInstant().atZone(calendar.getTimeZone().toZoneId()));
            // Of a database's, some have no time of day.
            case Date date -> known(Instant.ofEpochMilli(date.getTime()));
            case LocalDate date -> {
                checkYear(date, date.getYear());
                yield Known.of(Kind.DATE, date.toString());
            }
            case LocalTime time -> time(time, null);
            case OffsetTime time -> time(time.toLocalTime(), time.getOffset());
            case Duration duration ->
                Known.of(Kind.DURATION, Long.toString(duration.getSeconds()), Integer.toString(duration.getNano()));
            case ZoneOffset offset -> Known.of(Kind.ZONE, told(offset));
            case ZoneId zone -> Known.of(Kind.ZONE, "", zone.getId());
            case BigDecimal decimal -> Known.of(Kind.DECIMAL, decimal.toString());
            case UUID uuid -> Known.of(Kind.UUID, uuid.toString());
            case Path path -> Known.of(Kind.PATH, path.toString());
            case File file -> Known.of(Kind.PATH, file.getPath());
            default -> null;
        };
    }

    private static Known datetime(LocalDateTime local, @Nullable ZoneOffset offset, String region, boolean second) {
        checkYear(local, local.getYear());
        return Known.of(
                Kind.DATETIME,
                DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local),
                offset == null ? "" : told(offset),
                region,
                second ? "1" : "0");
    }

    private static Known time(LocalTime time, @Nullable ZoneOffset offset) {
        return Known.of(Kind.TIME, DateTimeFormatter.ISO_LOCAL_TIME.format(time), offset == null ? "" : told(offset));
    }

    private static String told(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
    }

    private static void checkYear(Object value, int year) {
        if (year < 1 || year > 9999) {
            throw new ConversionException(value + " is outside the years 1 to 9999, which guests have dates for");
        }
    }

    /** Java's value of a known class; null where Java has no such class. */
    static @Nullable Object plain(Known known) {
        try {
            return switch (known.kind()) {
                case DATETIME -> datetime(known);
                case DATE -> LocalDate.parse(known.part(0));
                case TIME -> time(known);
                case DURATION -> Duration.ofSeconds(Long.parseLong(known.part(0)), Long.parseLong(known.part(1)));
                case ZONE -> known.part(1).isEmpty() ? ZoneOffset.of(known.part(0)) : ZoneId.of(known.part(1));
                case DECIMAL -> new BigDecimal(known.part(0));
                case UUID -> UUID.fromString(known.part(0));
                case PATH -> Path.of(known.part(0));
                case MEMBER -> known.part(2);
                case FRACTION, COMPLEX, RANGE -> null;
            };
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw new ConversionException("the " + known.kind().spelling() + " " + known.text()
                    + " is none that Java can have: " + e.getMessage());
        }
    }

    private static Object datetime(Known known) {
        LocalDateTime local = LocalDateTime.parse(known.part(0));
        if (known.part(1).isEmpty()) {
            return local;
        }
        ZoneOffset offset = ZoneOffset.of(known.part(1));
        String region = known.part(2).isEmpty() ? known.part(4) : known.part(2);
        return known.part(2).isEmpty() && !REGIONS.contains(region)
                ? OffsetDateTime.of(local, offset)
                : ZonedDateTime.ofInstant(local, offset, ZoneId.of(region));
    }

    private static Object time(Known known) {
        LocalTime local = LocalTime.parse(known.part(0));
        if (known.part(1).isEmpty() && !known.part(2).isEmpty()) {
            throw new DateTimeException("without a date, " + known.part(2) + " has no offset");
        }
        return known.part(1).isEmpty() ? local : OffsetTime.of(local, ZoneOffset.of(known.part(1)));
    }
}
