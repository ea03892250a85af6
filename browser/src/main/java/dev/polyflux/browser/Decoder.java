package dev.polyflux.browser;

import dev.polyflux.core.Copy;
import dev.polyflux.core.Marker;
import dev.polyflux.core.ProtocolException;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads values in the binary form of reflected-ffi's encoder, as {@link Encoder} writes them.
 *
 * <p>What comes is nobody's word: lengths are held against what is there, depth against a limit, and whatever else is wrong is a
 * {@link ProtocolException}. What was met before is the same object again.
 */
final class Decoder {

    private static final double SAFE = 0x1FFFFFFFFFFFFFL;

    private final ByteBuffer in;
    private final int deepest;
    private final Map<Integer, Object> begun = new HashMap<>();
    private int depth;

    private Decoder(byte[] bytes, int deepest) {
        this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.deepest = deepest;
    }

    /** The value of a whole frame. */
    static @Nullable Object decode(byte[] frame, int deepest) {
        Decoder decoder = new Decoder(frame, deepest);
        try {
            Object value = decoder.read();
            if (decoder.in.hasRemaining()) {
                throw new ProtocolException("a frame goes on behind its value");
            }
            return value;
        } catch (BufferUnderflowException ended) {
            throw new ProtocolException("a frame ends in the midst of a value");
        }
    }

    private @Nullable Object read() {
        if (++depth > deepest) {
            throw new ProtocolException("a frame's values lie in each other more than " + deepest + " deep");
        }
        int place = in.position();
        Object value = read(place, in.get());
        depth--;
        return value;
    }

    private @Nullable Object read(int place, int code) {
        return switch (code) {
            case Code.FALSE -> false;
            case Code.TRUE -> true;
            case Code.UNDEFINED -> null;
            case Code.NULL -> Marker.NULL;
            case Code.NUMBER -> number(in.getDouble());
            case Code.BYTE -> (long) (in.get() & 0xFF);
            case Code.NAN -> Double.NaN;
            case Code.INFINITY -> Double.POSITIVE_INFINITY;
            case Code.NEGATIVE_INFINITY -> Double.NEGATIVE_INFINITY;
            case Code.ZERO -> 0L;
            case Code.NEGATIVE_ZERO -> -0.0;
            case Code.BIGINT -> BigInteger.valueOf(in.getLong());
            case Code.UNSIGNED_BIGINT -> new BigInteger(Long.toUnsignedString(in.getLong()));
            case Code.STRING -> begin(place, text());
            case Code.SYMBOL -> new SymbolName(string());
            case Code.ARRAY -> array(place);
            case Code.OBJECT -> object(place);
            case Code.BUFFER -> begin(place, new Copy.Numbers("ArrayBuffer", octets()));
            case Code.VIEW -> begin(place, view());
            case Code.DATE -> begin(place, new Copy.Moment(asDouble()));
            case Code.MAP -> pairs(place);
            case Code.SET -> set(place);
            case Code.ERROR -> begin(place, named("name", "message", "stack"));
            case Code.REGEXP -> begin(place, named("source", "flags"));
            case Code.IMAGE_DATA -> begin(place, named("data", "width", "height", "colorSpace", "pixelFormat"));
            case Code.BLOB -> begin(place, blob());
            case Code.FILE -> begin(place, named("name", "lastModified", "content"));
            case Code.RECURSION -> met();
            default -> throw new ProtocolException("a frame has no value that begins with " + code);
        };
    }

    private static Object number(double number) {
        boolean whole = number == Math.rint(number) && Math.abs(number) <= SAFE && (number != 0 || 1 / number > 0);
        return whole ? (Object) (long) number : (Object) number;
    }

    private <T> T begin(int place, T value) {
        begun.put(place, value);
        return value;
    }

    private Object met() {
        Object value = begun.get(in.getInt());
        if (value == null) {
            throw new ProtocolException("a frame refers to a value that it does not have");
        }
        return value;
    }

    /** As many as are announced; each takes a byte at least. */
    private int length() {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new ProtocolException("a frame announces more than it has");
        }
        return length;
    }

    private List<@Nullable Object> array(int place) {
        List<@Nullable Object> array = new ArrayList<>();
        begin(place, array);
        return elements(array);
    }

    private List<@Nullable Object> elements(List<@Nullable Object> elements) {
        for (int left = length(); left > 0; left--) {
            elements.add(read());
        }
        return elements;
    }

    private Map<String, @Nullable Object> object(int place) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        begin(place, object);
        for (int left = length(); left > 0; left--) {
            Object key = read();
            Object value = read();
            if (key instanceof String name) {
                object.put(name, value); // symbols are the page's own
            }
        }
        return object;
    }

    private Held set(int place) {
        List<@Nullable Object> elements = new ArrayList<>();
        Held set = begin(place, new Held.Elements(elements));
        elements(elements);
        return set;
    }

    private Held pairs(int place) {
        List<@Nullable Object> keysAndValues = new ArrayList<>();
        Held map = begin(place, new Held.Pairs(keysAndValues));
        for (int left = length(); left > 0; left--) {
            keysAndValues.add(read());
            keysAndValues.add(read());
        }
        return map;
    }

    /** What no language here has a class for, as an object of its parts. */
    private Map<String, @Nullable Object> named(String... names) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        for (String name : names) {
            parts.put(name, read());
        }
        return parts;
    }

    private Copy.Numbers blob() {
        read(); // its type
        int length = Math.toIntExact(Math.min(Integer.MAX_VALUE, (long) asDouble()));
        if (length < 0 || length > in.remaining()) {
            throw new ProtocolException("a frame announces more than it has");
        }
        byte[] octets = new byte[length];
        in.get(octets);
        return new Copy.Numbers("ArrayBuffer", octets);
    }

    private Copy.Numbers view() {
        String kind = string();
        if (!(read() instanceof Copy.Numbers(var buffer, var octets) && buffer.equals("ArrayBuffer"))) {
            throw new ProtocolException("a view has no buffer");
        }
        return Required.numbers(kind, octets);
    }

    private double asDouble() {
        return read() instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private String string() {
        if (read() instanceof String text) {
            return text;
        }
        throw new ProtocolException("a frame has no text where there must be one");
    }

    private String text() {
        int length = length();
        ByteBuffer part = in.slice(in.position(), length);
        in.position(in.position() + length);
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(part);
            return text.toString();
        } catch (CharacterCodingException broken) {
            throw new ProtocolException("a frame has text that is no UTF-8");
        }
    }

    private byte[] octets() {
        byte[] octets = new byte[length()];
        in.get(octets);
        return octets;
    }
}
