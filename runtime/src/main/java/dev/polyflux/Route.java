package dev.polyflux;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which places of a pool may have a call. */
sealed interface Route<R extends Recruit> {

    /** The place that has the fewest calls. */
    record LeastBusy<R extends Recruit>() implements Route<R> {}

    /** Always the same place for the same key. */
    record Keyed<R extends Recruit>(Object key) implements Route<R> {}

    /** The place with the fewest calls of those whose worker is one of these. */
    record Where<R extends Recruit>(Predicate<? super R> suits) implements Route<R> {}

    /** A place that has room for it now; null for none. */
    default @Nullable Slot<R> choose(List<Slot<R>> places) {
        return switch (this) {
            case LeastBusy<R> any -> leastBusy(places, recruit -> true);
            case Where<R>(var suits) -> leastBusy(places, suits);
            case Keyed<R>(var key) -> {
                Slot<R> own = places.get(Math.floorMod(spread(key.hashCode()), places.size()));
                yield own.hasRoom() ? own : null;
            }
        };
    }

    private static <R extends Recruit> @Nullable Slot<R> leastBusy(List<Slot<R>> places, Predicate<? super R> suits) {
        return places.stream()
                .filter(place -> place.hasRoom() && suits.test(place.member().recruit()))
                .min(Comparator.comparingInt(place -> place.member().running()))
                .orElse(null);
    }

    /** Hash codes of small numbers lie side by side, and those of many things are multiples of something. */
    private static int spread(int hash) {
        int mixed = (hash ^ (hash >>> 16)) * 0x45d9f3b;
        return mixed ^ (mixed >>> 16);
    }
}
