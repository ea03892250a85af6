package dev.polyflux.guest;

import dev.polyflux.core.ConversionException;
import dev.polyflux.core.Copy;
import dev.polyflux.core.Known;
import dev.polyflux.core.Slice;
import dev.polyflux.core.spi.End;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.graalvm.polyglot.HostAccess.Export;
import org.graalvm.polyglot.Value;

/** The values that travel, as guest code makes them: copies, and values of types that it has no own for. */
public final class Wires {

    private static final int DIGITS = 1 << 18;

    private final Guest guest;
    private final Exchange exchange;

    Wires(Guest guest, Exchange exchange) {
        this.guest = guest;
        this.exchange = exchange;
    }

    /** Not of any size: to read one takes the square of its digits, and nothing interrupts it. */
    @Export
    public Object integer(String text) {
        if (exchange.given(text).length() > DIGITS) {
            throw guest.failures().raise(new ConversionException("an integer of more than " + DIGITS + " digits"));
        }
        return exchange.checked(() -> new BigInteger(text));
    }

    @Export
    public Object octets(Value bytes) {
        return exchange.checked(() -> bytes(bytes));
    }

    @Export
    public Object items(Value elements) {
        return exchange.checked(() -> new Copy.Items(guest.crossing().elements(elements)));
    }

    @Export
    public Object fixed(Value elements) {
        return exchange.checked(() -> new Copy.Fixed(guest.crossing().elements(elements)));
    }

    @Export
    public Object elements(Value elements) {
        return exchange.checked(() -> new Copy.Elements(guest.crossing().elements(elements)));
    }

    @Export
    public Object entries(Value names, Value members) {
        return new Copy.Entries(exchange.keywords(names, members));
    }

    @Export
    public Object pairs(Value keys, Value members) {
        return exchange.checked(() ->
                new Copy.Pairs(guest.crossing().elements(keys), guest.crossing().elements(members)));
    }

    @Export
    public Object numbers(String kind, Value bytes) {
        return exchange.checked(() -> new Copy.Numbers(kind, bytes(bytes)));
    }

    @Export
    public Object moment(double millis) {
        return new Copy.Moment(millis);
    }

    /** A value of a class that other realms have, too. */
    @Export
    public Object value(String kind, Value parts) {
        return exchange.checked(() -> {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < parts.getArraySize(); i++) {
                texts.add(parts.getArrayElement(i).asString());
            }
            return new Known(Known.Kind.spelled(kind), texts);
        });
    }

    @Export
    public Object again(int index) {
        return exchange.checked(() -> new Copy.Again(index));
    }

    @Export
    public Object slice(Value start, Value stop, Value step) {
        return new Slice(exchange.out(start), exchange.out(stop), exchange.out(step));
    }

    @Export
    public Object end(Value value) {
        return new End(exchange.out(value));
    }

    private static byte[] bytes(Value buffer) {
        byte[] copy = new byte[Math.toIntExact(buffer.getBufferSize())];
        buffer.readBuffer(0, copy, 0, copy.length);
        return copy;
    }
}
