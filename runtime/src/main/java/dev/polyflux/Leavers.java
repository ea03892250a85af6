package dev.polyflux;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import reactor.core.scheduler.Schedulers;

/** Those whose places others have got: each ends what it has begun, for so long at most. Within its crew's monitor. */
final class Leavers<R extends Recruit> {

    private final Object monitor;
    private final Duration longest;
    private final Recruiting<R> recruiting;
    private final Outbox outbox;
    private final Set<Member<R>> leaving = new LinkedHashSet<>();

    Leavers(Object monitor, Duration longest, Recruiting<R> recruiting, Outbox outbox) {
        this.monitor = monitor;
        this.longest = longest;
        this.recruiting = recruiting;
        this.outbox = outbox;
    }

    void add(Member<R> member) {
        leaving.add(member);
        drained(member);
        Schedulers.parallel().schedule(() -> late(member), Saturated.nanos(longest), TimeUnit.NANOSECONDS);
    }

    /** Lets one go that has no calls any more. */
    void drained(Member<R> member) {
        if (member.running() == 0) {
            letGo(member);
        }
    }

    private void letGo(Member<R> member) {
        if (leaving.remove(member)) {
            outbox.put(() -> recruiting.dismiss(member).subscribe());
        }
    }

    private void late(Member<R> member) {
        synchronized (monitor) {
            letGo(member);
        }
        outbox.send();
    }

    List<Member<R>> all() {
        return List.copyOf(leaving);
    }

    /** Others let all of them go. */
    void clear() {
        leaving.clear();
    }
}
