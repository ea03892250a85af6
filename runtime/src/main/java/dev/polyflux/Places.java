package dev.polyflux;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The places of a pool: those that take calls, and those of spares. Within its crew's monitor. */
final class Places<R extends Recruit> {

    private final List<Slot<R>> working;
    private final List<Slot<R>> spares;

    Places(int working, int spares) {
        this.working = empty(working);
        this.spares = empty(spares);
    }

    private static <R extends Recruit> List<Slot<R>> empty(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Slot<R>()).toList();
    }

    /** Those that take calls. */
    List<Slot<R>> working() {
        return working;
    }

    Stream<Slot<R>> all() {
        return Stream.concat(working.stream(), spares.stream());
    }

    /** Whoever is in one of them. */
    Stream<Member<R>> members() {
        return all().filter(slot -> !slot.isEmpty()).map(Slot::member);
    }

    /** Whose place is this member's; null where it has none. */
    @Nullable
    Slot<R> of(Member<R> member) {
        return all().filter(slot -> slot.holds(member)).findFirst().orElse(null);
    }

    /** Each that has nobody gets a spare one who is ready; gives the places that these had. */
    List<Slot<R>> promote() {
        List<Slot<R>> left = new ArrayList<>();
        for (Slot<R> place : working) {
            Slot<R> spare = place.isEmpty()
                    ? spares.stream().filter(Slot::isReady).findFirst().orElse(null)
                    : null;
            if (spare != null) {
                place.takeFrom(spare);
                left.add(spare);
            }
        }
        return left;
    }

    /** Closed where somebody takes calls, or is about to. */
    Circuit circuit() {
        if (working.stream().anyMatch(place -> place.isReady() || place.failure() == null)) {
            return Circuit.CLOSED;
        }
        return working.stream().allMatch(Slot::isGivenUp) ? Circuit.OPEN : Circuit.HALF_OPEN;
    }

    /** What went wrong in one that takes calls, while the circuit is not closed. */
    Throwable failure() {
        return working.stream()
                .map(Slot::failure)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    List<PoolSnapshot.Member> shown() {
        return Stream.concat(
                        working.stream().map(place -> place.shown(false)),
                        spares.stream().map(spare -> spare.shown(true)))
                .toList();
    }
}
