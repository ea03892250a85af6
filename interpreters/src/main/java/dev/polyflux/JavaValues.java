package dev.polyflux;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polyflux.core.ConversionException;
import dev.polyflux.core.Copy;
import dev.polyflux.core.Marker;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import java.math.BigInteger;
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

    private JavaValues() {}

    /** A Java value as a wire value; containers, records and beans travel as copies. */
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
            default -> toWire(Json.MAPPER.convertValue(value, Object.class));
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
        return switch (reply) {
            case Reply.Err(var error) -> Mono.error(error);
            case Reply.Ok(Ref ref) when type.isInstance(ref) -> Mono.just(type.cast(ref));
            case Reply.Ok(Ref ref) ->
                ref.dispatch(new Trap.Detach())
                        .flatMap(copy -> copy instanceof Reply.Ok(Ref uncopied)
                                ? Mono.error(new ConversionException(
                                        "a " + uncopied.shape().typeName() + " cannot be copied as " + type.getName()
                                                + "; ask for a Ref"))
                                : typed(copy, type));
            case Reply.Ok(var value) -> Mono.justOrEmpty(plain(value)).map(copy -> as(copy, type));
        };
    }

    /** A stream cannot carry nothing. */
    static <T> Mono<T> noElement(String name) {
        return Mono.error(() -> new ConversionException("'" + name + "' gave an element without a value"));
    }

    private static <T> T as(Object plain, Class<T> type) {
        if (type.isInstance(plain)) {
            return type.cast(plain);
        }
        try {
            return Json.MAPPER.convertValue(plain, type);
        } catch (IllegalArgumentException e) {
            throw new ConversionException("a " + plain.getClass().getSimpleName() + " is no " + type.getName() + ": "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static @Nullable Object plain(@Nullable Object wire) {
        return switch (wire) {
            case Copy.Items copy -> {
                List<@Nullable Object> list = new ArrayList<>();
                copy.elements().forEach(element -> list.add(plain(element)));
                yield list;
            }
            case Copy.Entries copy -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                copy.members().forEach((name, member) -> map.put(name, plain(member)));
                yield map;
            }
            case Marker marker -> null;
            case null, default -> wire;
        };
    }

    /** Loaded when a conversion first needs it. */
    private static final class Json {

        static final ObjectMapper MAPPER = JsonMapper.builder()
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .build();
    }
}
