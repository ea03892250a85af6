package dev.polyflux;

import com.fasterxml.jackson.databind.JsonSerializable;
import dev.polyflux.core.ConversionException;
import dev.polyflux.core.Copy;
import dev.polyflux.core.Known;
import dev.polyflux.core.Marker;
import dev.polyflux.core.Ref;
import java.lang.reflect.Array;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes one of Java's values a wire value: containers, records and beans are copied, and refused where they contain themselves. */
final class WireValues {

    private final Function<Object, @Nullable Ref> objects;
    private final Converters converters;
    private final Map<Object, Place> open = new IdentityHashMap<>();

    /** With what gives publishers, futures and functions their references. */
    WireValues(Function<Object, @Nullable Ref> objects, Converters converters) {
        this.objects = objects;
        this.converters = converters;
    }

    @Nullable
    Object of(@Nullable Object value, Place place) {
        Converter<?> converter = value == null ? null : converters.of(value);
        if (value == null || converter == null) {
            return usual(value, place);
        }
        Object given = converted(converter, value, place);
        if (given != null && converters.of(given) == converter) {
            throw new ConversionException(place + ": the converter of "
                    + converter.type().getName() + " gives one again, so there is no end to it");
        }
        return of(given, place);
    }

    private static <T> @Nullable Object converted(Converter<T> converter, Object value, Place place) {
        try {
            return converter.toGuest(converter.type().cast(value));
        } catch (RuntimeException e) {
            throw new ConversionException(
                    place + ": the converter of " + converter.type().getName() + " failed: " + e);
        }
    }

    private @Nullable Object usual(@Nullable Object value, Place place) {
        return switch (value) {
            case null -> null;
            case Boolean b -> b;
            case Integer i -> i;
            case Long l -> l;
            case Double d -> d;
            case Float f -> f.doubleValue();
            case Short s -> s.intValue();
            case Byte b -> b.intValue();
            case BigInteger big -> big;
            case CharSequence text -> text.toString();
            case Character c -> c.toString();
            case byte[] bytes -> bytes;
            case ByteBuffer buffer -> bytes(buffer.duplicate());
            case char[] text -> new String(text);
            case Ref ref -> ref;
            case Marker marker -> marker;
            case Copy copy -> copy;
            case Known known -> known;
            case Enum<?> constant -> constant.name();
            case Optional<?> optional -> of(optional.orElse(null), place);
            case OptionalInt optional -> optional.isPresent() ? optional.getAsInt() : null;
            case OptionalLong optional -> optional.isPresent() ? optional.getAsLong() : null;
            case OptionalDouble optional -> optional.isPresent() ? optional.getAsDouble() : null;
            default -> {
                Known known = known(value, place);
                yield known != null ? known : isTime(value) ? value.toString() : container(value, place);
            }
        };
    }

    /** What guests have no class for, such as a year or a period: text, as ISO 8601 has it. */
    private static boolean isTime(Object value) {
        return value instanceof TemporalAccessor || value instanceof TemporalAmount;
    }

    private static @Nullable Known known(Object value, Place place) {
        try {
            return KnownValues.known(value);
        } catch (ConversionException e) {
            throw place == Place.TOP ? e : new ConversionException(place + ": " + e.getMessage());
        } catch (DateTimeException e) {
            throw new ConversionException(place + ": " + value + " is no time that guests have: " + e.getMessage());
        }
    }

    private @Nullable Object container(Object value, Place place) {
        // What says itself how it is written is data, whatever else it is: a tree of Jackson's is a sequence, too.
        Ref own = value instanceof JsonSerializable ? null : objects.apply(value);
        if (own != null) {
            return own;
        }
        Place outer = open.putIfAbsent(value, place);
        if (outer != null) {
            throw new ConversionException(place + " is " + (outer.equals(Place.TOP) ? "the whole value" : outer)
                    + " again: what contains itself cannot be copied");
        }
        if (place.depth() > Copy.DEEPEST) {
            throw new ConversionException(
                    place + " lies in more than " + Copy.DEEPEST + " others: data that deep does not cross as a copy");
        }
        Object copy =
                switch (value) {
                    case Map<?, ?> map -> map(map, place);
                    case Set<?> set -> new Copy.Elements(elements(set, place, true));
                    case JsonSerializable json -> of(Beans.converted(json, place), place);
                    case Iterable<?> elements -> new Copy.Items(elements(elements, place, false));
                    case Object array when array.getClass().isArray() -> new Copy.Items(array(array, place));
                    default -> bean(value, place);
                };
        open.remove(value);
        return copy;
    }

    /** Named by texts it is what languages name members by; with other keys these keep their types. */
    private Copy map(Map<?, ?> map, Place place) {
        List<@Nullable Object> keys = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object key = fixed(of(entry.getKey(), place));
            keys.add(key);
            values.add(of(entry.getValue(), place.member(key instanceof String ? key : entry.getKey())));
        }
        if (!keys.stream().allMatch(String.class::isInstance)) {
            return new Copy.Pairs(keys, values);
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            String name = String.valueOf(keys.get(i));
            if (members.containsKey(name)) {
                throw new ConversionException(place + " has two keys that both are '" + name + "'");
            }
            members.put(name, values.get(i));
        }
        return new Copy.Entries(members);
    }

    private List<@Nullable Object> elements(Iterable<?> elements, Place place, boolean keys) {
        List<@Nullable Object> wire = new ArrayList<>();
        for (Object element : elements) {
            Object each = of(element, place.element(wire.size()));
            wire.add(keys ? fixed(each) : each);
        }
        return wire;
    }

    /** What is looked up by its content must not change: a list among keys is Python's tuple. */
    private static @Nullable Object fixed(@Nullable Object wire) {
        if (!(wire instanceof Copy.Items(var elements))) {
            return wire;
        }
        List<@Nullable Object> fixed = new ArrayList<>();
        for (Object element : elements) {
            fixed.add(fixed(element));
        }
        return new Copy.Fixed(fixed);
    }

    private List<@Nullable Object> array(Object array, Place place) {
        List<@Nullable Object> wire = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            wire.add(of(Array.get(array, i), place.element(i)));
        }
        return wire;
    }

    private @Nullable Object bean(Object value, Place place) {
        Map<String, @Nullable Object> members = Beans.members(value, place);
        if (members == null) {
            return of(Beans.converted(value, place), place);
        }
        Map<String, @Nullable Object> wire = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable Object> member : members.entrySet()) {
            wire.put(member.getKey(), of(member.getValue(), place.member(member.getKey())));
        }
        return new Copy.Entries(wire);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
