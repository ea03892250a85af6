package dev.polyflux;

import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.WorkerFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Who is in the places of a pool: finds somebody for each, and somebody else where one is lost.
 *
 * <p>Guarded by its crew's monitor: all but what says otherwise is to be called within.
 */
final class Staff<R extends Recruit> {

    private static final String GONE = "it has ended";

    private final Object monitor;
    private final PoolSpec spec;
    private final Tally tally;
    private final Outbox outbox;
    private final Consumer<PoolEvent> events;

    /** To be run when places were filled or lost. */
    private final Runnable changed;

    private final List<Slot<R>> places = new ArrayList<>();
    private final List<Slot<R>> spares = new ArrayList<>();
    private final Set<Member<R>> leaving = new LinkedHashSet<>();
    private final Set<String> names = new HashSet<>();
    private Generation<R> generation;
    private Circuit circuit = Circuit.CLOSED;
    private boolean closed;

    /** Whom a script makes. */
    private record Generation<R>(int number, Function<String, R> launch) {}

    Staff(
            Object monitor,
            PoolSpec spec,
            Function<String, R> launch,
            Tally tally,
            Outbox outbox,
            Consumer<PoolEvent> events,
            Runnable changed) {
        this.monitor = monitor;
        this.spec = spec;
        this.generation = new Generation<>(1, launch);
        this.tally = tally;
        this.outbox = outbox;
        this.events = events;
        this.changed = changed;
        for (int i = 0; i < spec.size(); i++) {
            places.add(new Slot<>());
        }
        for (int i = 0; i < spec.spares(); i++) {
            spares.add(new Slot<>());
        }
    }

    /** Finds the first ones. */
    void begin() {
        all().forEach(this::fill);
    }

    /** The places that take calls. */
    List<Slot<R>> places() {
        return places;
    }

    private Stream<Slot<R>> all() {
        return Stream.concat(places.stream(), spares.stream());
    }

    private @Nullable Slot<R> placeOf(Member<R> member) {
        return all().filter(slot -> slot.holds(member)).findFirst().orElse(null);
    }

    // Finding somebody.

    private void fill(Slot<R> slot) {
        Generation<R> present = generation;
        outbox.put(() -> launch(slot, present));
    }

    private void fillLater(Slot<R> slot, Duration wait) {
        Generation<R> present = generation;
        Schedulers.parallel()
                .schedule(
                        () -> {
                            synchronized (monitor) {
                                if (generation == present && !closed && slot.isEmpty()) {
                                    tally.restarted();
                                    fill(slot);
                                }
                            }
                            outbox.send();
                        },
                        wait.toNanos(),
                        TimeUnit.NANOSECONDS);
    }

    /** Outside the monitor. */
    private void launch(Slot<R> slot, Generation<R> of) {
        Member<R> member;
        try {
            member = recruit(of);
        } catch (RuntimeException refused) {
            synchronized (monitor) {
                if (of == generation && !closed) {
                    failed(slot, spec.name(), refused);
                }
            }
            return;
        }
        boolean wanted;
        synchronized (monitor) {
            wanted = of == generation && !closed && slot.isEmpty();
            if (wanted) {
                slot.put(member);
            }
        }
        if (wanted) {
            follow(member, () -> ready(member));
        } else {
            leave(member).subscribe();
        }
    }

    /** Outside the monitor. */
    private Member<R> recruit(Generation<R> of) {
        String name;
        synchronized (monitor) {
            int number = 1;
            while (names.contains(spec.name() + "-" + number)) {
                number++;
            }
            name = spec.name() + "-" + number;
            names.add(name);
        }
        try {
            return new Member<>(of.launch.apply(name), of.number, spec.concurrency());
        } catch (RuntimeException refused) {
            forget(name);
            throw refused;
        }
    }

    private void forget(String name) {
        synchronized (monitor) {
            names.remove(name);
        }
    }

    /** Outside the monitor. */
    private void follow(Member<R> member, Runnable whenReady) {
        member.recruit().ready().subscribe(none -> {}, failure -> lost(member, "it failed", failure), whenReady);
        member.recruit().lost().subscribe(why -> lost(member, why, null));
    }

    private void ready(Member<R> member) {
        synchronized (monitor) {
            Slot<R> slot = placeOf(member);
            if (slot == null || member.isLost()) {
                return;
            }
            member.becomeReady();
            slot.recovered();
            events.accept(new PoolEvent.Joined(spec.name(), member.recruit().name(), member.generation()));
            promote();
            settled();
        }
        outbox.send();
    }

    /** A place that has nobody ready gets a spare one, and the spare's place somebody new. */
    private void promote() {
        for (Slot<R> place : places) {
            Slot<R> spare = place.isEmpty()
                    ? spares.stream().filter(Slot::isReady).findFirst().orElse(null)
                    : null;
            if (spare != null) {
                place.takeFrom(spare);
                fill(spare);
            }
        }
    }

    // Losing somebody.

    /** Somebody has found that it is not there any more. */
    void gone(Member<R> member) {
        lose(member, GONE, null);
    }

    /** Outside the monitor. */
    private void lost(Member<R> member, String why, @Nullable Throwable failure) {
        synchronized (monitor) {
            lose(member, why, failure);
        }
        outbox.send();
    }

    private void lose(Member<R> member, String why, @Nullable Throwable failure) {
        boolean wasReady = member.isReady();
        Slot<R> slot = placeOf(member);
        if (!member.lose(why) || slot == null) {
            return;
        }
        outbox.put(() -> leave(member).subscribe());
        String name = member.recruit().name();
        if (wasReady) {
            tally.replaced();
            events.accept(new PoolEvent.Lost(spec.name(), name, why));
            replace(slot, name, why);
        } else {
            failed(slot, name, failure == null ? new IllegalStateException("'" + name + "': " + why) : failure);
        }
    }

    /** The first one is replaced at once; further ones, where nobody has answered a call between, after a while. */
    private void replace(Slot<R> slot, String name, String why) {
        int before = slot.lost();
        promote();
        if (slot.isEmpty()) {
            again(slot, before, Duration.ZERO, new IllegalStateException("'" + name + "' was lost: " + why));
        }
        settled();
    }

    private void failed(Slot<R> slot, String name, Throwable failure) {
        int before = slot.failed(failure);
        events.accept(new PoolEvent.Failed(spec.name(), name, failure));
        again(slot, before, spec.supervision().before(before), failure);
        settled();
    }

    private void again(Slot<R> slot, int before, Duration wait, Throwable why) {
        if (before >= spec.supervision().restarts()) {
            slot.giveUp(why);
        } else if (before == 0 && wait.isZero()) {
            fill(slot);
        } else {
            fillLater(slot, wait.isZero() ? spec.supervision().before(before - 1) : wait);
        }
    }

    /** Outside the monitor; completes when it is gone. */
    private Mono<Void> leave(Member<R> member) {
        return member.recruit()
                .dismiss()
                .doFinally(gone -> forget(member.recruit().name()));
    }

    // The circuit.

    private void settled() {
        Circuit now = circuitNow();
        if (now != circuit) {
            circuit = now;
            events.accept(new PoolEvent.CircuitChanged(spec.name(), now));
        }
        changed.run();
    }

    private Circuit circuitNow() {
        if (places.stream().anyMatch(place -> place.isReady() || place.failure() == null)) {
            return Circuit.CLOSED;
        }
        return places.stream().allMatch(Slot::isGivenUp) ? Circuit.OPEN : Circuit.HALF_OPEN;
    }

    /** Why nobody is there to take a call, and nobody is about to; null where somebody is. */
    @Nullable
    PolyfluxException failure() {
        if (circuit == Circuit.CLOSED) {
            return null;
        }
        Throwable why = places.stream()
                .map(Slot::failure)
                .filter(failure -> failure != null)
                .findFirst()
                .orElseThrow();
        return new WorkerFailedException("no worker of pool '" + spec.name() + "' is ready: " + why.getMessage(), why);
    }

    /** A call was ended well by this member. */
    void proved(Member<R> member) {
        Slot<R> slot = placeOf(member);
        if (slot != null) {
            slot.proved();
        }
    }

    // Another generation.

    /** Outside the monitor: fills all places with others, once all of these are ready; an error, and no change, where one is not. */
    Mono<Void> renew(Function<String, R> launch) {
        return Mono.defer(() -> {
            Generation<R> next;
            synchronized (monitor) {
                next = new Generation<>(generation.number + 1, launch);
            }
            List<Member<R>> coming = new ArrayList<>();
            try {
                for (int i = 0; i < spec.size() + spec.spares(); i++) {
                    coming.add(recruit(next));
                }
            } catch (RuntimeException refused) {
                coming.forEach(member -> leave(member).subscribe());
                throw refused;
            }
            Mono<Void> failing = Mono.firstWithSignal(coming.stream()
                            .map(member -> member.recruit().lost())
                            .toList())
                    .flatMap(why -> Mono.error(new WorkerFailedException(
                            "the new script of pool '" + spec.name() + "' does not run: " + why,
                            new IllegalStateException(why))));
            return Mono.firstWithSignal(
                            Mono.when(coming.stream()
                                    .map(member -> member.recruit().ready())
                                    .toList()),
                            failing)
                    .then(Mono.<Void>fromRunnable(() -> take(next, coming)))
                    .doOnError(broken -> coming.forEach(member -> leave(member).subscribe()))
                    .doOnCancel(() -> coming.forEach(member -> leave(member).subscribe()));
        });
    }

    private void take(Generation<R> next, List<Member<R>> coming) {
        synchronized (monitor) {
            if (closed || next.number <= generation.number) {
                outbox.put(() -> coming.forEach(member -> leave(member).subscribe()));
            } else {
                generation = next;
                List<Slot<R>> slots = all().toList();
                for (int i = 0; i < slots.size(); i++) {
                    give(slots.get(i), coming.get(i));
                }
                events.accept(new PoolEvent.Renewed(spec.name(), next.number));
                settled();
            }
        }
        outbox.send();
        coming.forEach(member -> follow(member, () -> {}));
    }

    private void give(Slot<R> slot, Member<R> next) {
        Member<R> old = slot.isEmpty() ? null : slot.member();
        slot.put(next);
        next.becomeReady();
        slot.recovered();
        slot.proved();
        if (old != null && old.lose("another script has its place")) {
            leaving.add(old);
            drained(old);
            Schedulers.parallel().schedule(() -> leaveNow(old), spec.drain().toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** Ends a member of an earlier generation that has no calls any more. */
    void drained(Member<R> member) {
        if (member.running() == 0 && leaving.remove(member)) {
            outbox.put(() -> leave(member).subscribe());
        }
    }

    private void leaveNow(Member<R> member) {
        synchronized (monitor) {
            if (leaving.remove(member)) {
                outbox.put(() -> leave(member).subscribe());
            }
        }
        outbox.send();
    }

    // The end.

    /** Takes nobody any more; gives what ends all there are, to be subscribed to outside the monitor. */
    Mono<Void> close() {
        closed = true;
        List<Mono<Void>> ends = new ArrayList<>();
        Stream.concat(all().filter(slot -> !slot.isEmpty()).map(Slot::member), leaving.stream())
                .forEach(member -> {
                    member.lose("the pool was closed");
                    ends.add(leave(member));
                });
        leaving.clear();
        return Mono.whenDelayError(ends);
    }

    Circuit circuit() {
        return circuit;
    }

    int generation() {
        return generation.number;
    }

    List<PoolSnapshot.Member> shown() {
        List<PoolSnapshot.Member> shown = new ArrayList<>();
        places.forEach(place -> shown.add(place.shown(false)));
        spares.forEach(spare -> shown.add(spare.shown(true)));
        leaving.forEach(member -> shown.add(Slot.shown(member, PoolSnapshot.MemberState.DRAINING)));
        return List.copyOf(shown);
    }
}
