package dev.polyflux.browser;

import dev.polyflux.core.ConversionException;
import dev.polyflux.core.Copy;
import dev.polyflux.core.Endpoint;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.Known;
import dev.polyflux.core.Marker;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Shape.Feature;
import dev.polyflux.core.Slice;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Wire values as reflected-ffi's pairs, for one frame.
 *
 * <p>The page's own objects go home by their number. Of what is not the page's, data goes as a copy, which was taken before; all
 * else as a function of the page's that calls it, and is the object itself again when it comes back.
 */
final class Outgoing {

    static final String MISSING = "#polyflux.missing";
    static final String NOT_IMPLEMENTED = "#polyflux.not implemented";
    private static final String SLICE = "#polyflux.slice";
    private static final List<Object> GLOBAL = pair(Tag.OBJECT, Marker.NULL);

    private final Endpoint page;
    private final Exported exported;
    private final Map<Ref, Object> copies;
    private final TreeSet<Integer> functions = new TreeSet<>();

    /** The pairs of the containers of one copy, in the order in which they begin. */
    private List<Object> containers = new ArrayList<>();

    Outgoing(Endpoint page, Exported exported, Map<Ref, Object> copies) {
        this.page = page;
        this.exported = exported;
        this.copies = copies;
    }

    /** Which of Java's and the worker's objects the frame hands over as functions. */
    List<Integer> functions() {
        return List.copyOf(functions);
    }

    static List<Object> pair(int type, Object value) {
        return List.of(type, value);
    }

    List<@Nullable Object> values(List<? extends @Nullable Object> wires) {
        List<@Nullable Object> values = new ArrayList<>(wires.size());
        wires.forEach(wire -> values.add(value(wire)));
        return values;
    }

    @Nullable
    Object value(@Nullable Object wire) {
        return switch (wire) {
            case null -> null;
            case Marker marker -> marker(marker);
            case byte[] octets -> pair(Tag.DIRECT, octets);
            case Ref ref -> reference(ref);
            case Slice(var start, var stop, var step) -> {
                List<@Nullable Object> slice = new ArrayList<>(List.of(pair(Tag.SYMBOL, SLICE)));
                slice.addAll(values(List.of(orMissing(start), orMissing(stop), orMissing(step))));
                yield pair(Tag.ARRAY, slice);
            }
            case Known known -> known(known) instanceof Copy.Moment date ? pair(Tag.DIRECT, date) : known.text();
            case Copy copy -> {
                List<Object> before = containers;
                containers = new ArrayList<>();
                Object value = copied(copy);
                containers = before;
                yield value;
            }
            default -> wire;
        };
    }

    private static Object orMissing(@Nullable Object bound) {
        return bound == null ? Marker.NULL : bound;
    }

    private static Object marker(Marker marker) {
        return switch (marker) {
            case NULL -> Marker.NULL;
            case MISSING -> pair(Tag.SYMBOL, MISSING);
            case NOT_IMPLEMENTED -> pair(Tag.SYMBOL, NOT_IMPLEMENTED);
            case SIGNAL -> throw new ConversionException("an AbortSignal of a call does not reach a page");
        };
    }

    private @Nullable Object reference(Ref ref) {
        if (ref.owner() == page) {
            return switch (ref.home(page)) {
                case Integer id ->
                    pair(Tag.REMOTE | (ref.shape().has(Feature.CALLABLE) ? Tag.FUNCTION : Tag.OBJECT), id);
                case SymbolName(var name) -> pair(Tag.SYMBOL, name);
                default -> GLOBAL;
            };
        }
        if (ref.shape().has(Feature.SYMBOL)) {
            return pair(Tag.SYMBOL, SymbolNames.sent(ref.shape().detail()));
        }
        Object copy = copies.get(ref);
        if (copy != null) {
            return value(copy);
        }
        if (data(ref) instanceof Known known) {
            return value(known);
        }
        int id = exported.id(ref);
        functions.add(id);
        return pair(Tag.FUNCTION, id);
    }

    /** What an attribute is found by: a text or a symbol. */
    Object key(Object wire) {
        return wire instanceof Ref ref && ref.shape().has(Feature.SYMBOL)
                ? reference(ref) instanceof List<?> symbol ? symbol : pair(Tag.DIRECT, "")
                : pair(Tag.DIRECT, String.valueOf(wire));
    }

    private @Nullable Object inCopy(@Nullable Object wire) {
        return switch (wire) {
            case Copy copy -> copied(copy);
            case Known known -> direct(known);
            case null, default -> value(wire);
        };
    }

    private Object copied(Copy copy) {
        return switch (copy) {
            case Copy.Items(var elements) -> list(Tag.ARRAY, elements);
            case Copy.Fixed(var elements) -> list(Tag.ARRAY, elements);
            case Copy.Entries(var members) -> object(members);
            case Copy.Pairs pairs when isObject(pairs) -> object(members(pairs));
            case Copy.Again(var index) -> container(index);
            case Copy.Pairs pairs -> direct(pairs);
            case Copy.Elements elements -> direct(elements);
            case Copy.Numbers numbers -> direct(numbers);
            case Copy.Moment moment -> direct(moment);
        };
    }

    private static boolean isObject(Copy.Pairs pairs) {
        return pairs.keys().stream().allMatch(String.class::isInstance);
    }

    private static Map<String, @Nullable Object> members(Copy.Pairs pairs) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (int i = 0; i < pairs.keys().size(); i++) {
            members.put(String.valueOf(pairs.keys().get(i)), pairs.values().get(i));
        }
        return members;
    }

    private Object object(Map<String, @Nullable Object> members) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        Object pair = begun(pair(Tag.OBJECT, object));
        members.forEach((name, member) -> object.put(name, inCopy(member)));
        return pair;
    }

    /** A Map, a Set or what lies in one, which reflected-ffi sends as they are: data and nothing else. */
    private Object direct(Object container) {
        return switch (container) {
            case Copy.Items(var elements) -> elements(elements);
            case Copy.Fixed(var elements) -> elements(elements);
            case Copy.Elements(var elements) -> {
                List<@Nullable Object> plain = new ArrayList<>();
                Object pair = begun(pair(Tag.DIRECT, new Held.Elements(plain)));
                elements.forEach(element -> plain.add(plain(element)));
                yield pair;
            }
            case Copy.Entries(var members) -> members(members);
            case Copy.Pairs pairs when isObject(pairs) -> members(members(pairs));
            case Copy.Pairs(var keys, var values) -> {
                List<@Nullable Object> plain = new ArrayList<>();
                Object pair = begun(pair(Tag.DIRECT, new Held.Pairs(plain)));
                for (int i = 0; i < keys.size(); i++) {
                    plain.add(plain(keys.get(i)));
                    plain.add(plain(values.get(i)));
                }
                yield pair;
            }
            case Known known -> begun(pair(Tag.DIRECT, known(known)));
            default -> begun(pair(Tag.DIRECT, container));
        };
    }

    private Object elements(List<? extends @Nullable Object> elements) {
        List<@Nullable Object> list = new ArrayList<>();
        Object pair = begun(pair(Tag.DIRECT, list));
        elements.forEach(element -> list.add(plain(element)));
        return pair;
    }

    private Object members(Map<String, @Nullable Object> members) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        Object pair = begun(pair(Tag.DIRECT, object));
        members.forEach((name, member) -> object.put(name, plain(member)));
        return pair;
    }

    private @Nullable Object plain(@Nullable Object wire) {
        return switch (wire) {
            case Copy.Again(var index) -> {
                if (!(container(index) instanceof List<?> pair) || !Objects.equals(pair.getFirst(), Tag.DIRECT)) {
                    throw new ConversionException(
                            "what is in a Map or a Set and around it, too, does not reach a page");
                }
                yield held(pair);
            }
            case Ref ref when data(ref) instanceof Known known -> held(direct(known));
            case Ref ref -> throw new ConversionException("within a Map or a Set only data reaches a page: no " + ref);
            case Copy copy -> held(direct(copy));
            case Known known -> held(direct(known));
            case null, default -> wire;
        };
    }

    private Object container(int index) {
        if (index >= containers.size()) {
            throw new ConversionException("a copy refers to a container that it does not have");
        }
        return containers.get(index);
    }

    private static Object held(Object pair) {
        return ((List<?>) pair).get(1);
    }

    /** What a reference's target is where that says all of it; a member of an enum or a range has more to give than its text. */
    private static @Nullable Known data(Ref ref) {
        Known known = ref.shape().value();
        return known == null || known.kind() == Known.Kind.MEMBER || known.kind() == Known.Kind.RANGE ? null : known;
    }

    /** A point in time is a Date as in the other realms of JavaScript; of all else there is the text. */
    private static Object known(Known known) {
        return known.kind() == Known.Kind.DATETIME && !known.part(1).isEmpty()
                ? new Copy.Moment(OffsetDateTime.parse(known.text()).toInstant().toEpochMilli())
                : known.text();
    }

    private Object list(int type, List<? extends @Nullable Object> elements) {
        List<@Nullable Object> list = new ArrayList<>();
        Object pair = begun(pair(type, list));
        elements.forEach(element -> list.add(inCopy(element)));
        return pair;
    }

    private Object begun(Object pair) {
        containers.add(pair);
        return pair;
    }

    /** An error as the page is to throw it: the page's own as it is, another by its type, message and trace. */
    List<@Nullable Object> error(PolyfluxException error) {
        List<@Nullable Object> parts = new ArrayList<>();
        if (error instanceof GuestException guest) {
            parts.add(guest.error().type());
            parts.add(guest.error().message());
            parts.add(guest.error().trace());
            boolean own = guest.error().thrown() instanceof Ref ref && ref.owner() == page;
            parts.add(own ? value(guest.error().thrown()) : null);
        } else {
            parts.add(error.getClass().getSimpleName().replace("Exception", "Error"));
            parts.add(error.getMessage());
            parts.add(error.toString());
            parts.add(null);
        }
        return parts;
    }
}
