package dev.polyflux.cluster;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.polyflux.core.Arguments;
import dev.polyflux.core.Copy;
import dev.polyflux.core.Known;
import dev.polyflux.core.Marker;
import dev.polyflux.core.ProtocolException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Shape;
import dev.polyflux.core.Slice;
import dev.polyflux.core.spi.End;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ValueWriter} writes, and nothing else. What is wrong throws, as whatever: who reads a frame makes one error of it. */
final class ValueReader {

    private final JsonParser in;
    private final Handing.Sheet handing;
    private final FrameLimits limits;
    private int depth;
    private int values;

    ValueReader(JsonParser in, Handing.Sheet handing, FrameLimits limits) {
        this.in = in;
        this.handing = handing;
        this.limits = limits;
    }

    @Nullable
    Object value() throws IOException {
        JsonToken token = next();
        return switch (token) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> in.getNumberValue();
            case VALUE_NUMBER_FLOAT -> in.getDoubleValue();
            case VALUE_STRING -> in.getText();
            case VALUE_EMBEDDED_OBJECT -> in.getBinaryValue();
            case START_ARRAY -> coded();
            default -> throw wrong("a " + token);
        };
    }

    private JsonToken next() throws IOException {
        if (++values > limits.values()) {
            throw wrong("more than " + limits.values() + " values");
        }
        JsonToken token = in.nextToken();
        if (token == null) {
            throw wrong("an end before its end");
        }
        return token;
    }

    private @Nullable Object coded() throws IOException {
        enter();
        int code = number();
        Object value =
                switch (code) {
                    case Code.MARKER -> Marker.valueOf(text());
                    case Code.END -> new End(value());
                    case Code.SLICE -> new Slice(value(), value(), value());
                    case Code.KNOWN -> new Known(Known.Kind.valueOf(text()), texts());
                    case Code.TEXT -> ByteBuffer.wrap(bytes()).asCharBuffer().toString();
                    case Code.MINE -> handing.theirs(longNumber(), shape());
                    case Code.YOURS -> handing.ours(longNumber());
                    case Code.ITEMS -> new Copy.Items(elements());
                    case Code.FIXED -> new Copy.Fixed(elements());
                    case Code.ELEMENTS -> new Copy.Elements(elements());
                    case Code.ENTRIES -> new Copy.Entries(members());
                    case Code.PAIRS -> new Copy.Pairs(elements(), elements());
                    case Code.NUMBERS -> new Copy.Numbers(text(), bytes());
                    case Code.MOMENT -> new Copy.Moment(decimal());
                    case Code.AGAIN -> new Copy.Again(number());
                    default -> throw wrong("the code " + code + " for a value");
                };
        leave();
        return value;
    }

    /** A list begins. */
    private void enter() throws IOException {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw wrong("a " + in.currentToken() + " where a list begins");
        }
        if (++depth > limits.depth()) {
            throw wrong("values that lie more than " + limits.depth() + " deep");
        }
    }

    /** The next is a list, which begins. */
    void list() throws IOException {
        next();
        enter();
    }

    /** Whether a list with this code begins, or else nothing is there. */
    boolean begins(int code) throws IOException {
        if (next() == JsonToken.VALUE_NULL) {
            return false;
        }
        enter();
        if (number() != code) {
            throw wrong("another code than " + code);
        }
        return true;
    }

    /** The list ends here. */
    void leave() throws IOException {
        expect(JsonToken.END_ARRAY);
        depth--;
    }

    List<@Nullable Object> elements() throws IOException {
        List<@Nullable Object> all = new ArrayList<>();
        for (int left = number(); left > 0; left--) {
            all.add(value());
        }
        return all;
    }

    private List<String> texts() throws IOException {
        List<String> all = new ArrayList<>();
        for (int left = number(); left > 0; left--) {
            all.add(text());
        }
        return all;
    }

    private Map<String, @Nullable Object> members() throws IOException {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        for (int left = number(); left > 0; left--) {
            all.put(text(), value());
        }
        return all;
    }

    private Shape shape() throws IOException {
        String language = text();
        String type = text();
        int features = number();
        String detail = text();
        return value() instanceof Known known
                ? new Shape(language, type, features, detail, known)
                : new Shape(language, type, features, detail);
    }

    Arguments arguments() throws IOException {
        return new Arguments(elements(), members());
    }

    int number() throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT);
        return in.getIntValue();
    }

    long longNumber() throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT);
        return in.getLongValue();
    }

    double decimal() throws IOException {
        expect(JsonToken.VALUE_NUMBER_FLOAT);
        return in.getDoubleValue();
    }

    boolean truth() throws IOException {
        JsonToken token = next();
        if (!token.isBoolean()) {
            throw wrong("a " + token + " for a truth");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    /** A text, which is not nothing. */
    String text() throws IOException {
        return value() instanceof String text ? text : fail("no text where one is");
    }

    @Nullable
    String textOrNothing() throws IOException {
        Object value = value();
        return value == null || value instanceof String ? (String) value : fail("no text where one is");
    }

    Object known() throws IOException {
        Object value = value();
        return value == null ? fail("nothing where something is") : value;
    }

    byte[] bytes() throws IOException {
        expect(JsonToken.VALUE_EMBEDDED_OBJECT);
        return in.getBinaryValue();
    }

    private void expect(JsonToken expected) throws IOException {
        JsonToken token = next();
        if (token != expected) {
            throw wrong("a " + token + " where a " + expected + " is expected");
        }
    }

    /** The frame has no more than this. */
    void end() throws IOException {
        if (in.nextToken() != null) {
            throw wrong("more than it says");
        }
    }

    private static <T> T fail(String what) {
        throw wrong(what);
    }

    static ProtocolException wrong(String what) {
        return new ProtocolException("a frame has " + what);
    }

    /** A reference, such as what a trap is sent to. */
    Ref ref() throws IOException {
        return value() instanceof Ref ref ? ref : fail("no reference where one is");
    }
}
