package dev.polyflux.promise;

import dev.polyflux.core.Copy;
import dev.polyflux.core.Marker;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A path of names and indexes through wire values. What lies within an object, its owner tells. */
final class Walk {

    private Walk() {}

    /** What lies at the path from a value on; {@link Marker#MISSING} where nothing does. */
    static Reply from(Reply reply, List<Object> path) {
        if (path.isEmpty() || !(reply instanceof Reply.Ok(var at))) {
            return reply;
        }
        if (at instanceof Ref ref) {
            return ref.await(new Trap.Query(path));
        }
        Object next = at instanceof Copy copy ? within(copy, path.getFirst()) : Marker.MISSING;
        return from(new Reply.Ok(next), path.subList(1, path.size()));
    }

    private static @Nullable Object within(Copy copy, Object key) {
        return switch (copy) {
            case Copy.Items(var elements) -> element(elements, key);
            case Copy.Fixed(var elements) -> element(elements, key);
            case Copy.Entries(var members) ->
                key instanceof String name && members.containsKey(name) ? members.get(name) : Marker.MISSING;
            case Copy.Pairs(var keys, var values) ->
                keys.contains(key) ? values.get(keys.indexOf(key)) : Marker.MISSING;
            default -> Marker.MISSING;
        };
    }

    private static @Nullable Object element(List<@Nullable Object> elements, Object key) {
        return key instanceof Integer index && index >= 0 && index < elements.size()
                ? elements.get(index)
                : Marker.MISSING;
    }
}
