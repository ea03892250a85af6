package dev.polyflux;

import dev.polyflux.core.PolyfluxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
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

    private final Places<R> places;
    private final Breaker<R> breaker;
    private final Recruiting<R> recruiting;
    private final Leavers<R> leavers;
    private Generation<R> generation;
    private @Nullable Supplier<PolyfluxException> closed;

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
        this.recruiting = new Recruiting<>(spec);
        this.leavers = new Leavers<>(monitor, spec.drain(), recruiting, outbox);
        this.places = new Places<>(spec.size(), spec.spares());
        this.breaker = new Breaker<>(spec.name(), places, events);
    }

    /** Finds the first ones. */
    void begin() {
        places.all().forEach(this::fill);
    }

    /** The places that take calls. */
    List<Slot<R>> places() {
        return places.working();
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
                                if (generation == present && closed == null && slot.isEmpty()) {
                                    tally.restarted();
                                    fill(slot);
                                }
                            }
                            outbox.send();
                        },
                        Saturated.nanos(wait),
                        TimeUnit.NANOSECONDS);
    }

    /** Outside the monitor. */
    private void launch(Slot<R> slot, Generation<R> of) {
        Member<R> member;
        try {
            member = recruiting.hire(of);
        } catch (RuntimeException refused) {
            synchronized (monitor) {
                if (of == generation && closed == null) {
                    failed(slot, spec.name(), refused);
                }
            }
            return;
        }
        boolean wanted;
        synchronized (monitor) {
            wanted = of == generation && closed == null && slot.isEmpty();
            if (wanted) {
                slot.put(member);
            }
        }
        if (wanted) {
            follow(member, () -> ready(member));
        } else {
            recruiting.dismiss(member).subscribe();
        }
    }

    /** Outside the monitor. */
    void follow(Member<R> member, Runnable whenReady) {
        member.recruit().ready().subscribe(none -> {}, failure -> lost(member, "it failed", failure), whenReady);
        member.recruit().leaves().subscribe(why -> leaves(member, why));
        member.recruit().lost().subscribe(why -> lost(member, why, null));
    }

    private void ready(Member<R> member) {
        synchronized (monitor) {
            Slot<R> slot = places.of(member);
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
        places.promote().forEach(this::fill);
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

    /** Outside the monitor: somebody else is to have the place of one that ends what it has begun. */
    private void leaves(Member<R> member, String why) {
        synchronized (monitor) {
            Slot<R> slot = places.of(member);
            if (slot != null && member.isReady() && member.lose(why)) {
                tally.replaced();
                events.accept(new PoolEvent.Lost(spec.name(), member.recruit().name(), why));
                leavers.add(member);
                replace(slot, member.recruit().name(), why);
            }
        }
        outbox.send();
    }

    private void lose(Member<R> member, String why, @Nullable Throwable failure) {
        boolean wasReady = member.isReady();
        Slot<R> slot = places.of(member);
        if (!member.lose(why) || slot == null) {
            return;
        }
        outbox.put(() -> recruiting.dismiss(member).subscribe());
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

    /** A call was ended well by this member. */
    void proved(Member<R> member) {
        Slot<R> slot = places.of(member);
        if (slot != null) {
            slot.proved();
        }
    }

    // Another generation.

    /** Outside the monitor: fills all places with others, see {@link Renewal}. */
    Mono<Void> renew(Function<String, R> launch) {
        return Mono.using(
                () -> new Renewal<>(monitor, spec, this, recruiting, outbox, launch), Renewal::come, Renewal::end);
    }

    /** The generation after this one; an error where there is none. */
    Generation<R> next(Function<String, R> launch) {
        refuseClosed();
        return new Generation<>(generation.number() + 1, launch);
    }

    /** Gives all places to others; an error, and no change, where it is too late for them. */
    void take(Generation<R> next, List<Member<R>> coming) {
        refuseClosed();
        if (next.number() <= generation.number()) {
            throw new IllegalStateException(
                    "pool '" + spec.name() + "' was renewed with another script before this one was ready");
        }
        generation = next;
        List<Slot<R>> slots = places.all().toList();
        for (int i = 0; i < slots.size(); i++) {
            give(slots.get(i), coming.get(i));
        }
        events.accept(new PoolEvent.Renewed(spec.name(), next.number()));
        settled();
    }

    private void refuseClosed() {
        if (closed != null) {
            throw closed.get();
        }
    }

    private void give(Slot<R> slot, Member<R> next) {
        Member<R> old = slot.isEmpty() ? null : slot.member();
        slot.put(next);
        next.becomeReady();
        slot.recovered();
        slot.proved();
        if (old != null && old.lose("another script has its place")) {
            leavers.add(old);
        }
    }

    /** A member has one call less. */
    void drained(Member<R> member) {
        leavers.drained(member);
    }

    // The end.

    /** Takes nobody any more; gives what ends all there are, to be subscribed to outside the monitor. */
    Mono<Void> close(Supplier<PolyfluxException> why) {
        closed = why;
        List<Mono<Void>> ends = new ArrayList<>();
        Stream.concat(places.members(), leavers.all().stream()).forEach(member -> {
            member.lose("the pool was closed");
            ends.add(recruiting.dismiss(member));
        });
        leavers.clear();
        return Mono.whenDelayError(ends);
    }

    /** Whether somebody is there to take a call. */
    Breaker<R> breaker() {
        return breaker;
    }

    private void settled() {
        breaker.look();
        changed.run();
    }

    int generation() {
        return generation.number();
    }

    List<PoolSnapshot.Member> shown() {
        List<PoolSnapshot.Member> shown = new ArrayList<>(places.shown());
        leavers.all().forEach(member -> shown.add(Slot.shown(member, PoolSnapshot.MemberState.DRAINING)));
        return List.copyOf(shown);
    }
}
