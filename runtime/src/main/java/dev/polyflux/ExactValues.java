package dev.polyflux;

import dev.polyflux.core.ConversionException;
import java.io.File;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Single values as the classes they are asked for: exactly, or not at all. */
final class ExactValues {

    /** From a value to one of the class; null where it is none. */
    private static final Map<Class<?>, Function<Object, @Nullable Object>> TABLE = new HashMap<>();

    static {
        put(Boolean.class, value -> value instanceof Boolean ? value : null);
        put(Byte.class, value -> whole(value, Byte.MIN_VALUE, Byte.MAX_VALUE, Number::byteValue));
        put(Short.class, value -> whole(value, Short.MIN_VALUE, Short.MAX_VALUE, Number::shortValue));
        put(Integer.class, value -> whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE, Number::intValue));
        put(Long.class, value -> whole(value, Long.MIN_VALUE, Long.MAX_VALUE, Number::longValue));
        put(Float.class, ExactValues::single);
        put(Double.class, ExactValues::floating);
        put(BigInteger.class, ExactValues::whole);
        put(BigDecimal.class, value -> parsed(value, BigDecimal::new) instanceof BigDecimal own ? own : decimal(value));
        put(Character.class, value -> value instanceof String text && text.length() == 1 ? text.charAt(0) : null);
        put(String.class, ExactValues::text);
        put(CharSequence.class, ExactValues::text);
        put(Instant.class, ExactValues::instant);
        put(Date.class, value -> instant(value) instanceof Instant instant ? Date.from(instant) : null);
        put(OffsetDateTime.class, value -> moment(value) instanceof ZonedDateTime own ? own.toOffsetDateTime() : null);
        put(ZonedDateTime.class, ExactValues::moment);
        put(LocalDateTime.class, value -> of(LocalDateTime.class, value, LocalDateTime::parse));
        put(LocalDate.class, value -> of(LocalDate.class, value, LocalDate::parse));
        put(LocalTime.class, value -> of(LocalTime.class, value, LocalTime::parse));
        put(OffsetTime.class, value -> of(OffsetTime.class, value, OffsetTime::parse));
        put(Duration.class, value -> of(Duration.class, value, Duration::parse));
        put(Period.class, value -> of(Period.class, value, Period::parse));
        put(
                Year.class,
                value -> whole(value) instanceof BigInteger year
                        ? (Object) Year.of(year.intValueExact())
                        : parsed(value, Year::parse));
        put(YearMonth.class, value -> of(YearMonth.class, value, YearMonth::parse));
        put(MonthDay.class, value -> of(MonthDay.class, value, MonthDay::parse));
        put(ZoneId.class, value -> of(ZoneId.class, value, ZoneId::of));
        put(ZoneOffset.class, value -> of(ZoneOffset.class, value, ZoneOffset::of));
        put(UUID.class, value -> of(UUID.class, value, UUID::fromString));
        put(URI.class, value -> of(URI.class, value, URI::create));
        put(URL.class, value -> parsed(value, ExactValues::url));
        put(Path.class, value -> of(Path.class, value, Path::of));
        put(File.class, value -> value instanceof Path path ? path.toFile() : parsed(value, File::new));
        put(OptionalInt.class, value -> OptionalInt.of((Integer) exactly(value, int.class)));
        put(OptionalLong.class, value -> OptionalLong.of((Long) exactly(value, long.class)));
        put(OptionalDouble.class, value -> OptionalDouble.of((Double) exactly(value, double.class)));
        put(ByteBuffer.class, value -> value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : null);
    }

    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            boolean.class, Boolean.class,
            byte.class, Byte.class,
            short.class, Short.class,
            int.class, Integer.class,
            long.class, Long.class,
            float.class, Float.class,
            double.class, Double.class,
            char.class, Character.class);

    /** What nothing is, for classes that have something for that. */
    static final Map<Class<?>, Object> EMPTY = Map.of(
            OptionalInt.class, OptionalInt.empty(),
            OptionalLong.class, OptionalLong.empty(),
            OptionalDouble.class, OptionalDouble.empty());

    private ExactValues() {}

    private static void put(Class<?> type, Function<Object, @Nullable Object> conversion) {
        TABLE.put(type, conversion);
    }

    /** The classes that single values can be asked for as, beside primitives. */
    static Set<Class<?>> types() {
        return TABLE.keySet();
    }

    /** The primitive types, and the classes of their values. */
    static Map<Class<?>, Class<?>> boxes() {
        return BOXES;
    }

    /** Whether values of a type are single ones that can be asked for here. */
    static boolean has(Type type) {
        return type instanceof Class<?> simple && (TABLE.containsKey(simple) || BOXES.containsKey(simple));
    }

    /**
     * The value as one of {@code type}.
     *
     * @throws ConversionException where it is none, or would be another one there
     */
    static Object exactly(Object value, Class<?> type) {
        Object own;
        try {
            own = Objects.requireNonNull(TABLE.get(BOXES.getOrDefault(type, type)))
                    .apply(value);
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            throw new ConversionException(shown(value) + " is no " + type.getSimpleName() + ": " + e.getMessage());
        }
        if (own == null) {
            throw new ConversionException(shown(value) + " is no " + type.getSimpleName());
        }
        return own;
    }

    static String shown(Object value) {
        String text = value instanceof byte[] bytes
                ? bytes.length + " bytes"
                : value instanceof String ? "'" + value + "'" : String.valueOf(value);
        String shortened = text.length() > 100 ? text.substring(0, 100) + "…" : text;
        return value instanceof String || value instanceof byte[]
                ? shortened
                : "the " + value.getClass().getSimpleName() + " " + shortened;
    }

    private static @Nullable Object of(Class<?> type, Object value, Function<String, Object> parse) {
        return type.isInstance(value) ? value : parsed(value, parse);
    }

    private static @Nullable Object parsed(Object value, Function<String, Object> parse) {
        return value instanceof String text ? parse.apply(text) : null;
    }

    private static URL url(String text) {
        try {
            return URI.create(text).toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static @Nullable Object whole(Object value, long least, long most, Function<Number, Object> conversion) {
        BigInteger whole = whole(value);
        if (whole == null) {
            return null;
        }
        if (whole.compareTo(BigInteger.valueOf(least)) < 0 || whole.compareTo(BigInteger.valueOf(most)) > 0) {
            throw new ArithmeticException("it takes " + least + " to " + most);
        }
        return conversion.apply(whole);
    }

    private static @Nullable BigInteger whole(Object value) {
        return switch (value) {
            case BigInteger big -> big;
            case Integer i -> BigInteger.valueOf(i);
            case Long l -> BigInteger.valueOf(l);
            case BigDecimal big -> big.toBigIntegerExact();
            case Double d when Double.isFinite(d) -> new BigDecimal(d).toBigIntegerExact();
            default -> null;
        };
    }

    private static @Nullable BigDecimal decimal(Object value) {
        return switch (value) {
            case BigDecimal big -> big;
            case Integer i -> BigDecimal.valueOf(i);
            case Long l -> BigDecimal.valueOf(l);
            case BigInteger big -> new BigDecimal(big);
            case Double d when Double.isFinite(d) -> BigDecimal.valueOf(d);
            default -> null;
        };
    }

    /** Of a decimal the nearest one, as long as its digits show the same. */
    private static @Nullable Double floating(Object value) {
        if (value instanceof Double number) {
            return number;
        }
        BigDecimal exact = decimal(value);
        if (exact == null) {
            return null;
        }
        double nearest = exact.doubleValue();
        boolean same = Double.isFinite(nearest)
                && (value instanceof BigDecimal
                        ? BigDecimal.valueOf(nearest).compareTo(exact) == 0
                        : new BigDecimal(nearest).compareTo(exact) == 0);
        if (!same) {
            throw new ArithmeticException("it would be " + nearest);
        }
        return nearest;
    }

    /** The nearest one; only what has no fraction must not change. */
    private static @Nullable Float single(Object value) {
        Double number = floating(value);
        if (number == null) {
            return null;
        }
        float nearest = number.floatValue();
        boolean lost = Float.isInfinite(nearest) != Double.isInfinite(number)
                || number != 0 && nearest == 0
                || !(value instanceof Double) && !(value instanceof BigDecimal) && nearest != number;
        if (lost) {
            throw new ArithmeticException("it would be " + nearest);
        }
        return nearest;
    }

    private static @Nullable Object text(Object value) {
        return switch (value) {
            case String text -> text;
            case Number number -> number.toString();
            case Boolean bool -> bool.toString();
            case byte[] bytes -> null;
            default -> KnownValues.known(value) == null ? null : value.toString();
        };
    }

    private static @Nullable Instant instant(Object value) {
        return switch (value) {
            case Instant instant -> instant;
            case String text -> OffsetDateTime.parse(text).toInstant();
            default -> moment(value) instanceof ZonedDateTime moment ? moment.toInstant() : null;
        };
    }

    private static @Nullable ZonedDateTime moment(Object value) {
        return switch (value) {
            case ZonedDateTime moment -> moment;
            case OffsetDateTime moment -> moment.toZonedDateTime();
            case Instant instant -> instant.atZone(ZoneOffset.UTC);
            case String text -> ZonedDateTime.parse(text);
            default -> null;
        };
    }
}
