package dev.polyflux.guest;

import dev.polyflux.core.Copy;
import dev.polyflux.core.Known;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** Makes a copy that has arrived a container of guest code; containers are made before what is in them, so cycles close. */
final class Attaching {

    private final Crossing crossing;
    private final List<@Nullable Object> made = new ArrayList<>();

    Attaching(Crossing crossing) {
        this.crossing = crossing;
    }

    @Nullable
    Object attach(@Nullable Object wire) {
        return switch (wire) {
            case Copy.Items(var elements) -> filled("items", List.of(), elements);
            case Copy.Elements(var elements) -> filled("elements", List.of(), elements);
            case Copy.Entries(var members) ->
                filled("entries", new ArrayList<>(members.keySet()), new ArrayList<>(members.values()));
            case Copy.Pairs(var keys, var values) -> filled("pairs", keys, values);
            case Copy.Fixed(var elements) -> {
                int place = made.size();
                Value open = crossing.container("fixed");
                made.add(open);
                Value fixed = crossing.fixed(open, attached(elements));
                made.set(place, fixed);
                yield fixed;
            }
            case Copy.Numbers numbers -> {
                Value array = crossing.numbers(numbers);
                made.add(array);
                yield array;
            }
            case Copy.Moment(var millis) -> {
                Value moment = crossing.moment(millis);
                made.add(moment);
                yield moment;
            }
            case Known known -> {
                Object value = crossing.in(known);
                made.add(value);
                yield value;
            }
            case Copy.Again(var index) -> index < made.size() ? made.get(index) : null;
            case null, default -> crossing.in(wire);
        };
    }

    private Value filled(String kind, List<@Nullable Object> keys, List<@Nullable Object> values) {
        Value container = crossing.container(kind);
        made.add(container);
        if (keys.isEmpty()) {
            crossing.fill(container, kind, Collections.emptyList(), attached(values));
        } else {
            List<@Nullable Object> attachedKeys = new ArrayList<>();
            List<@Nullable Object> attachedValues = new ArrayList<>();
            for (int i = 0; i < keys.size(); i++) {
                attachedKeys.add(attach(keys.get(i)));
                attachedValues.add(attach(values.get(i)));
            }
            crossing.fill(container, kind, attachedKeys, attachedValues);
        }
        return container;
    }

    private List<@Nullable Object> attached(List<@Nullable Object> wire) {
        List<@Nullable Object> elements = new ArrayList<>();
        wire.forEach(element -> elements.add(attach(element)));
        return elements;
    }
}
