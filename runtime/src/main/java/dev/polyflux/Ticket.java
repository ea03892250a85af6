package dev.polyflux;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.MonoSink;

/** One call of a pool, from its subscription to its end. Within its crew's monitor. */
final class Ticket<R extends Recruit> {

    private final Route<R> route;
    private Disposable patience = Disposables.disposed();
    private boolean again;
    private @Nullable MonoSink<R> sink;
    private @Nullable Member<R> member;
    private boolean over;
    private long since;

    Ticket(Route<R> route) {
        this.route = route;
    }

    Route<R> route() {
        return route;
    }

    /** Begins to wait at this time; whether it does so for the first time. */
    boolean waits(MonoSink<R> whom, long now) {
        again = sink != null;
        sink = whom;
        since = now;
        patience = Disposables.disposed();
        return !again;
    }

    /** Whether it has asked for somebody. */
    boolean isKnown() {
        return sink != null;
    }

    /** Whether it has waited before, and its member was lost. */
    boolean isAgain() {
        return again;
    }

    /** What ends its present wait after a while. */
    void patience(Disposable clock) {
        patience = clock;
    }

    @Nullable
    Member<R> member() {
        return member;
    }

    /** Has got a member; gives how long that took. */
    long take(Member<R> given, long now) {
        member = given;
        given.begin();
        patience.dispose();
        return restart(now);
    }

    /** Has a member no more; gives how long it had it. */
    long release(long now) {
        if (member != null) {
            member.end();
        }
        member = null;
        return restart(now);
    }

    /** How long it has waited by now. */
    long waited(long now) {
        return restart(now);
    }

    private long restart(long now) {
        long passed = now - since;
        since = now;
        return passed;
    }

    /** Says that it has ended. */
    void end() {
        over = true;
        patience.dispose();
    }

    boolean isOver() {
        return over;
    }

    /** What is to be told to it outside the monitor: the wait is over. */
    Runnable going(R recruit) {
        return told(whom -> whom.success(recruit));
    }

    /** What is to be told to it outside the monitor: the wait is in vain. */
    Runnable refusing(Throwable why) {
        return told(whom -> whom.error(why));
    }

    private Runnable told(Consumer<MonoSink<R>> word) {
        MonoSink<R> whom = Objects.requireNonNull(sink, "it does not wait");
        return () -> word.accept(whom);
    }
}
