package dev.polyflux.browser;

import dev.polyflux.core.Copy;
import dev.polyflux.core.Endpoint;
import dev.polyflux.core.Marker;
import dev.polyflux.core.ProtocolException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Shape;
import dev.polyflux.core.Shape.Feature;
import dev.polyflux.core.spi.End;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reflected-ffi's pairs as wire values, for one frame; what does not look like one is a {@link ProtocolException}. */
final class Arrived {

    private static final int MOST_DIGITS = 4096;

    private final Endpoint page;
    private final Imported imported;
    private final Exported exported;
    private final Map<Integer, Shape> shapes = new HashMap<>();
    private final Map<Integer, Integer> home = new HashMap<>();
    private final List<Integer> handedBack = new ArrayList<>();

    private final int deepest;
    private int depth;
    private boolean ending;

    /** What is told again takes its room again: how much may still be made of the frame, as {@link Copy#sizeOf} counts. */
    private long left;

    /** The containers of one copy, which are told again by their place. */
    private Map<Object, Integer> containers = new IdentityHashMap<>();

    /** {@code described} tells of the page's objects in the frame: number, type, features and detail, or whose they are. */
    Arrived(Endpoint page, Imported imported, Exported exported, PageRules rules, @Nullable Object described) {
        this.page = page;
        this.imported = imported;
        this.exported = exported;
        this.deepest = rules.depth();
        this.left = rules.frameBytes();
        for (Object row : Required.list(described)) {
            List<?> columns = Required.list(row);
            int id = Required.number(columns, 0);
            if (Required.at(columns, 1) instanceof String type) {
                shapes.put(id, new Shape("javascript", type, Required.number(columns, 2), Required.text(columns, 3)));
            } else {
                home.put(id, Required.number(columns, 1));
            }
        }
    }

    /** The numbers under which the page sent back what is not its own: nobody is to hold them. */
    List<Integer> handedBack() {
        return handedBack;
    }

    @Nullable
    Object value(@Nullable Object typed) {
        Map<Object, Integer> before = containers;
        containers = new IdentityHashMap<>();
        Object value = inside(typed);
        containers = before;
        return value;
    }

    List<@Nullable Object> values(@Nullable Object typed) {
        List<@Nullable Object> values = new ArrayList<>();
        Required.list(typed).forEach(each -> values.add(value(each)));
        return values;
    }

    private @Nullable Object inside(@Nullable Object typed) {
        if (!(typed instanceof List<?> pair)) {
            return plain(typed);
        }
        int type = Required.number(pair, 0);
        Object held = Required.at(pair, 1);
        return switch (type) {
            case Tag.DIRECT -> direct(held);
            case Tag.OBJECT -> held == Marker.NULL ? imported.window() : again(pair, () -> entries(held));
            case Tag.ARRAY -> again(pair, () -> new Copy.Items(all(held)));
            case Tag.SET -> again(pair, () -> new Copy.Elements(all(held)));
            case Tag.MAP -> again(pair, () -> pairs(held));
            case Tag.END -> end(pair, held);
            case Tag.SYMBOL -> symbol(held);
            case Tag.BIGINT -> integer(held);
            case Tag.VIEW -> again(pair, () -> view(Required.list(held)));
            case Tag.BUFFER ->
                again(
                        pair,
                        () -> charged(
                                Required.numbers("ArrayBuffer", Required.octets(Required.at(Required.list(held), 0)))));
            case Tag.REMOTE_OBJECT, Tag.REMOTE_ARRAY, Tag.REMOTE_FUNCTION -> reference(Required.number(pair, 1));
            default -> Required.wrong(typed);
        };
    }

    /** What an iterator ended with is in no other and not in itself. */
    private Object end(List<?> pair, @Nullable Object held) {
        if (ending) {
            return Required.wrong(pair);
        }
        ending = true;
        End end = new End(value(held));
        ending = false;
        return end;
    }

    private Object reference(int id) {
        Integer own = home.get(id);
        Ref ref = own == null ? null : exported.get(own);
        if (ref != null) {
            handedBack.add(id);
            return ref;
        }
        return imported.ref(id, shapes.getOrDefault(id, new Shape("javascript", "Object", 0)));
    }

    private Object symbol(@Nullable Object name) {
        String text = plain(name) instanceof String known ? known : (String) Required.wrong(name);
        return switch (text) {
            case Outgoing.MISSING -> Marker.MISSING;
            case Outgoing.NOT_IMPLEMENTED -> Marker.NOT_IMPLEMENTED;
            default -> symbolOf(text);
        };
    }

    private Ref symbolOf(String name) {
        Shape shape = new Shape("javascript", "symbol", Feature.SYMBOL.bit(), SymbolNames.arrived(name));
        return new Ref(page, new SymbolName(name), shape);
    }

    private Object integer(@Nullable Object digits) {
        return plain(digits) instanceof String text && text.length() <= MOST_DIGITS && text.matches("-?\\d+")
                ? new BigInteger(text)
                : Required.wrong(digits);
    }

    /** What is no container. */
    private @Nullable Object plain(@Nullable Object value) {
        charge(Copy.sizeOf(value));
        return value instanceof Map<?, ?>
                        || value instanceof Copy
                        || value instanceof Held
                        || value instanceof SymbolName
                ? Required.wrong(value)
                : value;
    }

    private void charge(long size) {
        left -= size;
        if (left < 0) {
            throw new ProtocolException("a frame that tells so much again takes more than a frame may");
        }
    }

    private Copy.Numbers charged(Copy.Numbers numbers) {
        charge(Copy.sizeOf(numbers));
        return numbers;
    }

    private interface Making {
        Copy copy();
    }

    private Copy again(Object original, Making making) {
        charge(1);
        Integer met = containers.putIfAbsent(original, containers.size());
        if (met != null) {
            return new Copy.Again(met);
        }
        if (++depth > deepest) {
            throw new ProtocolException("a frame's values lie in each other more than " + deepest + " deep");
        }
        Copy copy = making.copy();
        depth--;
        return copy;
    }

    private Copy entries(@Nullable Object held) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        Required.map(held).forEach((name, member) -> members.put(name(name), inside(member)));
        return new Copy.Entries(members);
    }

    private String name(@Nullable Object name) {
        return String.valueOf(plain(name));
    }

    private Copy pairs(@Nullable Object held) {
        List<@Nullable Object> keys = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        List<?> rows = Required.list(held);
        for (int i = 0; i + 1 < rows.size(); i += 2) {
            keys.add(inside(rows.get(i)));
            values.add(inside(rows.get(i + 1)));
        }
        return new Copy.Pairs(keys, values);
    }

    /** A key and its value in turn, as they are counted. */
    private Copy directPairs(List<?> keysAndValues) {
        List<@Nullable Object> keys = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i + 1 < keysAndValues.size(); i += 2) {
            keys.add(direct(keysAndValues.get(i)));
            values.add(direct(keysAndValues.get(i + 1)));
        }
        return new Copy.Pairs(keys, values);
    }

    private List<@Nullable Object> all(@Nullable Object held) {
        List<@Nullable Object> all = new ArrayList<>();
        Required.list(held).forEach(each -> all.add(inside(each)));
        return all;
    }

    /** What came as it is: data of the page's, without references. */
    private @Nullable Object direct(@Nullable Object value) {
        return switch (value) {
            case List<?> list -> again(list, () -> new Copy.Items(directs(list)));
            case Map<?, ?> map ->
                again(map, () -> {
                    Map<String, @Nullable Object> members = new LinkedHashMap<>();
                    map.forEach((name, member) -> members.put(name(name), direct(member)));
                    return new Copy.Entries(members);
                });
            case Held.Elements set -> again(set, () -> new Copy.Elements(directs(set.elements())));
            case Held.Pairs map -> again(map, () -> directPairs(map.keysAndValues()));
            case Copy.Numbers numbers -> again(numbers, () -> charged(numbers));
            case Copy copy -> again(copy, () -> copy);
            case SymbolName(var name) -> symbol(name);
            case null, default -> plain(value);
        };
    }

    private List<@Nullable Object> directs(List<?> values) {
        List<@Nullable Object> all = new ArrayList<>();
        values.forEach(each -> all.add(direct(each)));
        return all;
    }

    /** The part of a buffer that a view shows, as its name, its buffer, where it begins and how many elements it has. */
    private Copy view(List<?> view) {
        String kind = Required.text(view, 0);
        byte[] octets = Required.octets(Required.at(Required.list(Required.at(view, 1)), 0));
        int begin = Required.number(view, 2);
        int count = Required.number(view, 3);
        long length = count == 0 ? octets.length - (long) begin : (long) count * width(kind);
        if (begin < 0 || begin > octets.length || length < 0 || begin + length > octets.length) {
            throw new ProtocolException("a view shows more than its buffer has");
        }
        charge(length);
        byte[] part = new byte[(int) length];
        System.arraycopy(octets, begin, part, 0, part.length);
        return Required.numbers(kind, part);
    }

    private static int width(String kind) {
        return kind.contains("64") ? 8 : kind.contains("32") ? 4 : kind.contains("16") ? 2 : 1;
    }
}
