package dev.polyflux;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polyflux.core.ConversionException;
import dev.polyflux.core.Copy;
import dev.polyflux.core.Failsafe;
import dev.polyflux.core.Marker;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import dev.polyflux.promise.JavaObjects;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What Java hands in and takes out: wire values from Java's own types, and typed copies from wire values.
 *
 * <p>A type asked for by its class is filled from a detached copy; a {@link Ref} asked for stays live.
 */
final class JavaValues {

    private static final JavaObjects OBJECTS = new JavaObjects(JavaValues::toWire, JavaValues::plain);

    private JavaValues() {}

    /**
     * A Java value as a wire value; containers, records and beans travel as copies, publishers, futures and functions as
     * references.
     */
    static @Nullable Object toWire(@Nullable Object value) {
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
            case Ref ref -> ref;
            case Marker marker -> marker;
            case Copy copy -> copy;
            case Enum<?> constant -> constant.name();
            case Map<?, ?> map -> entries(map);
            case Iterable<?> elements -> items(elements);
            case Object[] elements -> items(List.of(elements));
            default -> {
                Ref own = OBJECTS.of(value);
                yield own != null ? own : toWire(Json.MAPPER.convertValue(value, Object.class));
            }
        };
    }

    private static Copy items(Iterable<?> elements) {
        List<@Nullable Object> wire = new ArrayList<>();
        elements.forEach(element -> wire.add(toWire(element)));
        return new Copy.Items(wire);
    }

    private static Copy entries(Map<?, ?> map) {
        Map<String, @Nullable Object> wire = new LinkedHashMap<>();
        map.forEach((key, value) -> wire.put(String.valueOf(key), toWire(value)));
        return new Copy.Entries(wire);
    }

    /** The value of a reply as a {@code type}; empty for {@code None}, {@code null} and {@code undefined}. */
    static <T> Mono<T> typed(Reply reply, Class<T> type) {
        return typed(reply, (Type) type);
    }

    /** The value of a reply as a type with type arguments; otherwise as {@link #typed(Reply, Class)}. */
    static <T> Mono<T> typed(Reply reply, TypeRef<T> type) {
        return typed(reply, type.type());
    }

    private static <T> Mono<T> typed(Reply reply, Type type) {
        return Failsafe.of(() -> converted(reply, type));
    }

    @SuppressWarnings("unchecked") // who asks has said that T is this type
    private static <T> Mono<T> converted(Reply reply, Type type) {
        return switch (reply) {
            case Reply.Err(var error) -> Mono.error(error);
            case Reply.Ok ok when type == Void.class -> Mono.empty();
            case Reply.Ok(Ref ref) when type == Ref.class -> Mono.just((T) ref);
            case Reply.Ok(Ref ref) when isHome(ref, type) -> Mono.justOrEmpty((T) OBJECTS.home(ref));
            case Reply.Ok(Ref ref) ->
                ref.dispatch(new Trap.Detach())
                        .flatMap(copy ->
                                copy instanceof Reply.Ok(Ref uncopied) ? uncopied(uncopied, type) : typed(copy, type));
            case Reply.Ok(var value) -> {
                Object copy = plain(value);
                yield copy == null ? Mono.empty() : Mono.just((T) as(copy, type));
            }
        };
    }

    /** Whether it is an object of Java's that was handed to a guest, of the type asked for. */
    private static boolean isHome(Ref ref, Type type) {
        Object home = OBJECTS.home(ref);
        return home != null
                && (type instanceof Class<?> simple
                                ? simple
                                : Json.MAPPER.constructType(type).getRawClass())
                        .isInstance(home);
    }

    /** Any object will do where none in particular was asked for. */
    @SuppressWarnings("unchecked")
    private static <T> Mono<T> uncopied(Ref ref, Type type) {
        return type == Object.class
                ? Mono.just((T) ref)
                : Mono.error(new ConversionException("a " + ref.shape().typeName() + " cannot be copied as "
                        + type.getTypeName() + "; ask for a Ref"));
    }

    /** A stream cannot carry nothing. */
    static <T> Mono<T> noElement(String name) {
        return Mono.error(() -> new ConversionException("'" + name + "' gave an element without a value"));
    }

    private static Object as(Object plain, Type type) {
        if (type instanceof Class<?> simple && simple.isInstance(plain)) {
            return plain;
        }
        try {
            return Json.MAPPER.convertValue(plain, Json.MAPPER.constructType(type));
        } catch (IllegalArgumentException e) {
            throw new ConversionException("a " + plain.getClass().getSimpleName() + " is no " + type.getTypeName()
                    + ": " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static @Nullable Object plain(@Nullable Object wire) {
        return switch (wire) {
            case Copy copy -> new Plain().of(copy);
            case Marker marker -> null;
            case Ref ref -> {
                Object own = OBJECTS.home(ref);
                yield own != null ? own : ref;
            }
            case null, default -> wire;
        };
    }

    /** Makes a copy Java's own containers; a container met again is the same one. */
    private static final class Plain {

        private final List<@Nullable Object> made = new ArrayList<>();

        @Nullable
        Object of(@Nullable Object wire) {
            return switch (wire) {
                case Copy.Items(var elements) -> list(elements);
                case Copy.Fixed(var elements) -> list(elements);
                case Copy.Elements(var elements) -> list(elements);
                case Copy.Entries(var members) ->
                    map(new ArrayList<>(members.keySet()), new ArrayList<>(members.values()));
                case Copy.Pairs(var keys, var values) -> map(keys, values);
                case Copy.Numbers numbers -> kept(numbers.bytes());
                case Copy.Moment(var millis) -> kept(Instant.ofEpochMilli((long) millis));
                case Copy.Again(var index) -> made.get(index);
                case Marker marker -> null;
                case null, default -> wire;
            };
        }

        private List<@Nullable Object> list(List<@Nullable Object> elements) {
            List<@Nullable Object> list = new ArrayList<>();
            made.add(list);
            elements.forEach(element -> list.add(of(element)));
            return list;
        }

        private Map<@Nullable Object, @Nullable Object> map(
                List<@Nullable Object> keys, List<@Nullable Object> values) {
            Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
            made.add(map);
            for (int i = 0; i < keys.size(); i++) {
                map.put(of(keys.get(i)), of(values.get(i)));
            }
            return map;
        }

        private Object kept(Object value) {
            made.add(value);
            return value;
        }
    }

    /** Loaded when a conversion first needs it. */
    private static final class Json {

        static final ObjectMapper MAPPER = JsonMapper.builder()
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .build();
    }
}
