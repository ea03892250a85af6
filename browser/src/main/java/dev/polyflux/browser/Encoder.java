package dev.polyflux.browser;

import dev.polyflux.core.ConversionException;
import dev.polyflux.core.Copy;
import dev.polyflux.core.Marker;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes values in the binary form of reflected-ffi's encoder.
 *
 * <p>A {@link List} is an array, a {@link Map} an object; a container that is met again is written as the place of its beginning.
 */
final class Encoder {

    private static final double SAFE = 0x1FFFFFFFFFFFFFL;

    private final Map<Object, Integer> begun = new IdentityHashMap<>();
    private byte[] bytes = new byte[128];
    private int size;

    private Encoder() {}

    static byte[] encode(@Nullable Object value) {
        Encoder encoder = new Encoder();
        encoder.write(value);
        return Arrays.copyOf(encoder.bytes, encoder.size);
    }

    private void write(@Nullable Object value) {
        switch (value) {
            case null -> put(Code.UNDEFINED);
            case Marker.NULL -> put(Code.NULL);
            case Boolean flag -> put(flag ? Code.TRUE : Code.FALSE);
            case Integer whole -> number(whole);
            case Long whole when Math.abs((double) whole) <= SAFE -> number(whole);
            case Long whole -> integer(BigInteger.valueOf(whole));
            case BigInteger whole -> integer(whole);
            case Double number -> number(number);
            case String text -> text(text);
            case byte[] octets -> view("Uint8Array", octets);
            case Copy.Numbers(var kind, var octets) -> {
                if (kind.equals("ArrayBuffer")) {
                    buffer(octets);
                } else {
                    view(kind, octets);
                }
            }
            default -> {
                if (!again(value)) {
                    container(value);
                }
            }
        }
    }

    private void container(Object value) {
        switch (value) {
            case Copy.Moment(var millis) -> {
                put(Code.DATE);
                number(millis);
            }
            case Held.Elements(var elements) -> {
                head(Code.SET, elements.size());
                elements.forEach(this::write);
            }
            case Held.Pairs(var keysAndValues) -> {
                head(Code.MAP, keysAndValues.size() / 2);
                keysAndValues.forEach(this::write);
            }
            case List<?> list -> {
                head(Code.ARRAY, list.size());
                list.forEach(this::write);
            }
            case Map<?, ?> map -> {
                head(Code.OBJECT, map.size());
                map.forEach((key, member) -> {
                    write(key);
                    write(member);
                });
            }
            default ->
                throw new ConversionException(
                        "a page is sent no " + value.getClass().getSimpleName());
        }
    }

    private boolean again(Object container) {
        Integer place = begun.putIfAbsent(container, size);
        if (place != null) {
            head(Code.RECURSION, place);
        }
        return place != null;
    }

    private void number(double number) {
        if (Double.isNaN(number)) {
            put(Code.NAN);
        } else if (Double.isInfinite(number)) {
            put(number > 0 ? Code.INFINITY : Code.NEGATIVE_INFINITY);
        } else if (number == 0) {
            put(1 / number > 0 ? Code.ZERO : Code.NEGATIVE_ZERO);
        } else if (number == Math.rint(number) && number > 0 && number < 256) {
            put(Code.BYTE);
            put((int) number);
        } else {
            put(Code.NUMBER);
            put(Double.doubleToRawLongBits(number), Long.BYTES);
        }
    }

    /** The protocol has no room for more than 64 bits, and would drop the others. */
    private void integer(BigInteger whole) {
        boolean signed = whole.bitLength() < Long.SIZE;
        if (!signed && (whole.signum() < 0 || whole.bitLength() > Long.SIZE)) {
            throw new ConversionException("an integer of more than 64 bits does not reach a page: pass it as text");
        }
        put(signed ? Code.BIGINT : Code.UNSIGNED_BIGINT);
        put(whole.longValue(), Long.BYTES);
    }

    private void text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        head(Code.STRING, encoded.length);
        put(encoded);
    }

    private void view(String kind, byte[] octets) {
        put(Code.VIEW);
        text(kind);
        buffer(octets);
    }

    private void buffer(byte[] octets) {
        head(Code.BUFFER, octets.length);
        put(octets);
    }

    private void head(int code, int length) {
        put(code);
        put(length, Integer.BYTES);
    }

    private void put(long value, int count) {
        for (int i = 0; i < count; i++) {
            put((int) (value >>> (8 * i)));
        }
    }

    private void put(int octet) {
        room(1);
        bytes[size++] = (byte) octet;
    }

    private void put(byte[] octets) {
        room(octets.length);
        System.arraycopy(octets, 0, bytes, size, octets.length);
        size += octets.length;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
