package dev.polyflux.guest;

import dev.polyflux.core.ConversionException;
import dev.polyflux.core.Copy;
import dev.polyflux.core.Endpoint;
import dev.polyflux.core.Known;
import dev.polyflux.core.Marker;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Shape;
import dev.polyflux.core.Slice;
import dev.polyflux.core.spi.End;
import dev.polyflux.core.spi.References;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.jspecify.annotations.Nullable;

/**
 * Turns values of one language into wire values and back, on the realm's loop.
 *
 * <p>An object that leaves is given one {@link Ref} and keeps it; an object that comes home is itself again; an object of
 * another realm arrives as the same proxy for as long as anybody holds that proxy.
 */
final class Crossing {

    private final Language language;
    private final Endpoint owner;
    private final References references;
    private final Neighbours neighbours;
    private final Value exported;
    private final Value crossed;
    private final Value remember;
    private final Value integer;
    private final Value octets;
    private final Value items;
    private final Value entries;
    private final Value container;
    private final Value fill;
    private final Value fixed;
    private final Value numbers;
    private final Value moment;
    private final Value known;
    private final Value slice;
    private final Value end;
    private final Value nothing;
    private final Value missing;
    private final Value nullValue;
    private final Value notImplemented;
    private final Value signal;
    private final Value neighbour;
    private final Holdings holdings;
    private final Value home;

    Crossing(
            Language language,
            Endpoint owner,
            References references,
            Neighbours neighbours,
            Holdings holdings,
            Value prelude) {
        this.language = language;
        this.owner = owner;
        this.references = references;
        this.neighbours = neighbours;
        this.holdings = holdings;
        Value values = prelude.getMember("values");
        this.exported = values.getMember("exported");
        this.crossed = values.getMember("crossed");
        this.remember = values.getMember("remember");
        this.integer = values.getMember("integer");
        this.octets = values.getMember("octets");
        this.items = values.getMember("items");
        this.entries = values.getMember("entries");
        this.container = values.getMember("container");
        this.fill = values.getMember("fill");
        this.fixed = values.getMember("fixed");
        this.numbers = values.getMember("numbers");
        this.moment = values.getMember("moment");
        this.known = values.getMember("known");
        this.slice = values.getMember("slice");
        this.end = values.getMember("end");
        this.nothing = values.getMember("nothing");
        this.missing = values.getMember("missing");
        this.nullValue = values.getMember("null");
        this.notImplemented = values.getMember("notimplemented");
        this.signal = values.getMember("signal");
        this.neighbour = values.getMember("neighbour");
        this.home = values.getMember("home");
    }

    /** What leaves, as a wire value. */
    @Nullable
    Object out(Value value) {
        if (value.isString()) {
            return value.asString();
        }
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        // A number that has members is an object that stands for one, and may have a say in how it crosses.
        if (value.isNumber() && !value.hasMembers()) {
            return language.number(value.as(Object.class));
        }
        if (value.isHostObject()) {
            return wire(value);
        }
        Value wire = crossed.execute(value);
        if (wire.isNull()) {
            return value.isNull() ? null : language.number(value.as(Object.class));
        }
        if (!wire.isHostObject()) {
            return neighbours.of(wire);
        }
        return wire.asHostObject() instanceof Shape shape ? export(value, shape) : wire(wire);
    }

    /** Nothing of Java's leaves but what was made for the way: a realm's services stay in the realm. */
    private static @Nullable Object wire(Value host) {
        Object wire = host.asHostObject();
        return switch (wire) {
            case null -> null;
            case Ref ref -> ref;
            case Copy copy -> copy;
            case Known known -> known;
            case Marker marker -> marker;
            case byte[] octets -> octets;
            case BigInteger whole -> whole;
            case Slice slice -> slice;
            case End end -> end;
            default -> throw new ConversionException("a service of the realm does not leave it");
        };
    }

    /** The reference of an object that has left before; null for what has none. */
    @Nullable
    Ref known(Value value) {
        if (value.isNull() || value.isString() || value.isNumber() || value.isBoolean()) {
            return null;
        }
        Value known = exported.execute(value);
        return known.isHostObject() && known.asHostObject() instanceof Ref ref ? ref : null;
    }

    private Ref export(Value value, Shape shape) {
        Ref ref = references.add(value, shape, holdings.frames());
        remember.executeVoid(value, ref);
        return ref;
    }

    Shape shape(String type, int features, String detail, @Nullable Known value) {
        return new Shape(language.name(), type, features, detail, value);
    }

    /** The elements of a guest sequence. */
    List<@Nullable Object> elements(Value sequence) {
        int size = Math.toIntExact(sequence.getArraySize());
        List<@Nullable Object> wire = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            wire.add(out(sequence.getArrayElement(i)));
        }
        return wire;
    }

    /** What arrives, as something guest code takes for its own. */
    @Nullable
    Object in(@Nullable Object wire) {
        return switch (wire) {
            case null -> nothing;
            case Long whole when !language.holds(whole) -> integer.execute(whole.toString());
            case BigInteger big ->
                integer.execute((big.signum() < 0 ? "-0x" : "0x") + big.abs().toString(16));
            case Ref ref -> in(ref);
            case Marker.NULL -> nullValue;
            case Marker.MISSING -> missing;
            case Marker.NOT_IMPLEMENTED -> notImplemented;
            case Marker.SIGNAL -> signal.execute();
            case End(var value) -> end.execute(in(value));
            case Slice(var start, var stop, var step) -> slice.execute(in(start), in(stop), in(step));
            case Known value -> known(value);
            case byte[] bytes -> octets.execute(unsigned(bytes));
            case Copy copy -> new Attaching(this).attach(copy);
            default -> wire;
        };
    }

    private Object in(Ref ref) {
        if (ref.owner() == owner) {
            return ref.lease() == null ? ref.target(owner) : home.execute(ref.home(owner));
        }
        Known value = ref.shape().value();
        if (value != null && ref.shape().language().equals(language.name())) {
            Value own = known(value);
            if (!own.isNull()) {
                return own;
            }
        }
        return neighbours.owns(ref) ? neighbour.execute(ref.home(ref.owner())) : holdings.proxyOf(ref);
    }

    /** A function that was read of an object, bound to it; one of the object's language has no proxy but that. */
    Object method(Ref function, Ref receiver) {
        if (function.owner() != owner
                && !neighbours.owns(function)
                && function.shape().language().equals(receiver.shape().language())) {
            Value method = holdings.methodOf(function, receiver);
            if (method != null) {
                return method;
            }
        }
        return holdings.bound(in(function), receiver);
    }

    /** This language's own value of a known class; its nothing where it does not have that class. */
    private Value known(Known value) {
        return known.execute(
                value.kind().spelling(), ProxyArray.fromList(new ArrayList<Object>(value.parts())), value.text());
    }

    Value items(List<@Nullable Object> elements) {
        return items.execute(array(elements.stream().map(this::in).toArray()));
    }

    Value entries(Map<String, ? extends @Nullable Object> members) {
        return entries.execute(
                ProxyArray.fromList(new ArrayList<Object>(members.keySet())),
                array(members.values().stream().map(this::in).toArray()));
    }

    // For copies that arrive; what they take has arrived already.

    Value container(String kind) {
        return container.execute(kind);
    }

    void fill(Value empty, String kind, List<@Nullable Object> keys, List<@Nullable Object> values) {
        fill.executeVoid(empty, kind, array(keys.toArray()), array(values.toArray()));
    }

    /** What holds its elements for good; {@code open} is a container of the kind {@code fixed}, which stands for it until then. */
    Value fixed(Value open, List<@Nullable Object> elements) {
        return fixed.execute(open, array(elements.toArray()));
    }

    Value numbers(Copy.Numbers copy) {
        return numbers.execute(copy.kind(), unsigned(copy.bytes()));
    }

    Value moment(double millis) {
        return moment.execute(millis);
    }

    private static ProxyArray array(@Nullable Object[] elements) {
        return ProxyArray.fromArray(elements);
    }

    private static ProxyArray unsigned(byte[] bytes) {
        Object[] unsigned = new Object[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            unsigned[i] = Byte.toUnsignedInt(bytes[i]);
        }
        return ProxyArray.fromArray(unsigned);
    }
}
