package dev.polyflux;

import dev.polyflux.core.WorkerFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Another generation for the places of a pool, that comes at once or not at all: a place it does not get is a member it lets go. */
final class Renewal<R extends Recruit> {

    private final Object monitor;
    private final PoolSpec spec;
    private final Staff<R> staff;
    private final Recruiting<R> recruiting;
    private final Outbox outbox;
    private final Function<String, R> launch;
    private final List<Member<R>> coming = new ArrayList<>();

    /** Whether those who come have got their places, or were let go. */
    private boolean over;

    Renewal(
            Object monitor,
            PoolSpec spec,
            Staff<R> staff,
            Recruiting<R> recruiting,
            Outbox outbox,
            Function<String, R> launch) {
        this.monitor = monitor;
        this.spec = spec;
        this.staff = staff;
        this.recruiting = recruiting;
        this.outbox = outbox;
        this.launch = launch;
    }

    /** Completes when they have all places; an error, and no change, where one of them is not ready, or is too late. */
    Mono<Void> come() {
        Generation<R> next;
        synchronized (monitor) {
            next = staff.next(launch);
        }
        for (int i = 0; i < spec.size() + spec.spares(); i++) {
            coming.add(recruiting.hire(next));
        }
        return Mono.firstWithSignal(Mono.when(each(Recruit::ready)), failing())
                .then(Mono.fromRunnable(() -> take(next)));
    }

    private Mono<Void> failing() {
        return Mono.firstWithSignal(each(Recruit::lost))
                .flatMap(why -> Mono.error(new WorkerFailedException(
                        "the new script of pool '" + spec.name() + "' does not run: " + why,
                        new IllegalStateException(why))));
    }

    private <T> List<Mono<T>> each(Function<R, Mono<T>> what) {
        return coming.stream().map(member -> what.apply(member.recruit())).toList();
    }

    private void take(Generation<R> next) {
        synchronized (monitor) {
            if (over) {
                return; // cancelled
            }
            staff.take(next, coming);
            over = true;
        }
        outbox.send();
        coming.forEach(member -> staff.follow(member, () -> {}));
    }

    /** Lets those go that have not got their places, and will not. */
    void end() {
        synchronized (monitor) {
            if (!over) {
                over = true;
                coming.forEach(
                        member -> outbox.put(() -> recruiting.dismiss(member).subscribe()));
            }
        }
        outbox.send();
    }
}
