package dev.polyflux.cluster;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.polyflux.core.Arguments;
import dev.polyflux.core.Copy;
import dev.polyflux.core.Known;
import dev.polyflux.core.Marker;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Shape;
import dev.polyflux.core.Slice;
import dev.polyflux.core.spi.End;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes wire values as CBOR: what CBOR has as it is, all else as lists that begin with a {@link Code}. */
final class ValueWriter {

    private final JsonGenerator out;
    private final Handing.Sheet handing;

    /** {@code handing} says what stands for a reference. */
    ValueWriter(JsonGenerator out, Handing.Sheet handing) {
        this.out = out;
        this.handing = handing;
    }

    JsonGenerator out() {
        return out;
    }

    void value(@Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeNull();
            case Boolean truth -> out.writeBoolean(truth);
            case Integer number -> out.writeNumber(number);
            case Long number -> out.writeNumber(number);
            case BigInteger number -> out.writeNumber(number);
            case Double number -> out.writeNumber(number);
            case String text -> text(text);
            case byte[] bytes -> out.writeBinary(bytes);
            case Marker marker -> list(Code.MARKER, marker.name());
            case End(var returned) -> list(Code.END, returned);
            case Slice(var start, var stop, var step) -> list(Code.SLICE, start, stop, step);
            case Known known -> known(known);
            case Copy copy -> copy(copy);
            case Ref ref -> ref(ref);
            default ->
                throw new IllegalArgumentException("a " + value.getClass().getName() + " is no wire value");
        }
    }

    /** A list that begins with its code. */
    void list(int code, @Nullable Object... fields) throws IOException {
        begin(code);
        for (Object field : fields) {
            value(field);
        }
        out.writeEndArray();
    }

    /** Half a surrogate pair is a character to JavaScript, and none to UTF-8. */
    private void text(String text) throws IOException {
        if (isWhole(text)) {
            out.writeString(text);
        } else {
            ByteBuffer units = ByteBuffer.allocate(text.length() * Character.BYTES);
            units.asCharBuffer().put(text);
            list(Code.TEXT, units.array());
        }
    }

    private static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private void known(Known known) throws IOException {
        begin(Code.KNOWN);
        out.writeString(known.kind().name());
        elements(known.parts());
        out.writeEndArray();
    }

    private void copy(Copy copy) throws IOException {
        switch (copy) {
            case Copy.Items(var elements) -> all(Code.ITEMS, elements);
            case Copy.Fixed(var elements) -> all(Code.FIXED, elements);
            case Copy.Elements(var elements) -> all(Code.ELEMENTS, elements);
            case Copy.Entries(var members) -> {
                begin(Code.ENTRIES);
                members(members);
                out.writeEndArray();
            }
            case Copy.Pairs(var keys, var values) -> {
                begin(Code.PAIRS);
                elements(keys);
                elements(values);
                out.writeEndArray();
            }
            case Copy.Numbers(var kind, var bytes) -> list(Code.NUMBERS, kind, bytes);
            case Copy.Moment(var millis) -> list(Code.MOMENT, millis);
            case Copy.Again(var index) -> list(Code.AGAIN, index);
        }
    }

    private void all(int code, Collection<? extends @Nullable Object> elements) throws IOException {
        begin(code);
        elements(elements);
        out.writeEndArray();
    }

    /** A list begins, with its code. */
    void begin(int code) throws IOException {
        out.writeStartArray();
        out.writeNumber(code);
    }

    /** How many there are, and each. */
    void elements(Collection<? extends @Nullable Object> elements) throws IOException {
        out.writeNumber(elements.size());
        for (Object element : elements) {
            value(element);
        }
    }

    private void members(Map<String, @Nullable Object> members) throws IOException {
        out.writeNumber(members.size());
        for (Map.Entry<String, @Nullable Object> member : members.entrySet()) {
            text(member.getKey());
            value(member.getValue());
        }
    }

    void arguments(Arguments arguments) throws IOException {
        elements(arguments.positional());
        members(arguments.keyword());
    }

    private void ref(Ref ref) throws IOException {
        Handing.Handed handed = handing.hand(ref);
        begin(handed.isMine() ? Code.MINE : Code.YOURS);
        out.writeNumber(handed.number());
        if (handed.isMine()) {
            Shape shape = ref.shape();
            text(shape.language());
            text(shape.typeName());
            out.writeNumber(shape.features());
            text(shape.detail());
            value(shape.value());
        }
        out.writeEndArray();
    }
}
