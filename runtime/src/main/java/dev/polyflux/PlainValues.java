package dev.polyflux;

import dev.polyflux.core.ConversionException;
import dev.polyflux.core.Copy;
import dev.polyflux.core.Known;
import dev.polyflux.core.Marker;
import dev.polyflux.core.Ref;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes one wire value Java's own containers and values; a container met again is the same one. */
final class PlainValues {

    private final Function<Ref, @Nullable Object> home;
    private final List<@Nullable Object> made = new ArrayList<>();
    private final List<@Nullable Object> open = new ArrayList<>();
    private int keys;
    private boolean cyclic;

    /** With what knows Java's own objects again. */
    PlainValues(Function<Ref, @Nullable Object> home) {
        this.home = home;
    }

    @Nullable
    Object of(@Nullable Object wire) {
        return of(wire, Place.TOP);
    }

    private @Nullable Object of(@Nullable Object wire, Place place) {
        return switch (wire) {
            case Copy.Items(var elements) -> filled(new ArrayList<>(elements.size()), elements, place);
            case Copy.Fixed(var elements) -> filled(new ArrayList<>(elements.size()), elements, place);
            case Copy.Elements(var elements) -> {
                keys++;
                Object set = filled(new LinkedHashSet<>(), elements, place);
                keys--;
                yield set;
            }
            case Copy.Entries(var members) ->
                map(new ArrayList<>(members.keySet()), new ArrayList<>(members.values()), place);
            case Copy.Pairs(var names, var values) -> map(names, values, place);
            case Copy.Numbers numbers -> kept(MachineNumbers.array(numbers));
            case Copy.Moment(var millis) -> kept(instant(millis, place));
            case Copy.Again(var index) -> index < made.size() ? again(made.get(index), place) : null;
            case Known known -> kept(known(known));
            case Ref ref -> of(ref);
            case Marker marker -> null;
            case null, default -> wire;
        };
    }

    private @Nullable Object of(Ref ref) {
        Known value = ref.shape().value();
        Object own = value == null ? home.apply(ref) : KnownValues.plain(value);
        return own == null ? ref : own;
    }

    private static Object known(Known known) {
        Object own = KnownValues.plain(known);
        return own == null ? known.text() : own;
    }

    private static Instant instant(double millis, Place place) {
        if (Double.isNaN(millis)) {
            throw new ConversionException(place + " is an invalid Date, which is no point in time");
        }
        return Instant.ofEpochMilli((long) millis);
    }

    private Collection<@Nullable Object> filled(
            Collection<@Nullable Object> container, List<@Nullable Object> elements, Place place) {
        made.add(container);
        open.add(container);
        for (int i = 0; i < elements.size(); i++) {
            container.add(of(elements.get(i), place.element(i)));
        }
        open.removeLast();
        return container;
    }

    private Map<@Nullable Object, @Nullable Object> map(
            List<@Nullable Object> names, List<@Nullable Object> values, Place place) {
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        made.add(map);
        open.add(map);
        for (int i = 0; i < names.size(); i++) {
            keys++;
            Object name = of(names.get(i), place);
            keys--;
            map.put(name, of(values.get(i), place.member(name)));
        }
        open.removeLast();
        return map;
    }

    /** What is looked up by its content must have one that ends. */
    private @Nullable Object again(@Nullable Object container, Place place) {
        boolean closes = open.stream().anyMatch(one -> one == container);
        cyclic |= closes;
        if (keys > 0 && cyclic) {
            throw new ConversionException(place + " contains itself and is a key or in a set: Java has no such value");
        }
        return container;
    }

    private Object kept(Object value) {
        made.add(value);
        return value;
    }
}
