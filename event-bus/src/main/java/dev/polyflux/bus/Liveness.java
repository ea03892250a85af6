package dev.polyflux.bus;

import com.lmax.disruptor.Sequence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/**
 * Whether one loop has work, for those who ask whether a whole process has come to rest.
 *
 * <p>Asking all loops once is not enough: a loop found at rest may be sent a message by one that is asked later and is at
 * rest by then. Asking all of them twice is: if every loop gives the same stamp in both rounds, no loop has done anything
 * between its two answers, since that would have changed its stamp. All of these intervals contain the moment between the
 * rounds. At that moment, therefore, every loop was at rest, and had nothing to take, as it had nothing afterwards and has
 * taken nothing since; so no loop could ever start again by itself. What threads outside do is not covered, and the two
 * rounds must ask the same loops.
 */
final class Liveness {

    private final Inbox inbox;
    private final Timers timers;
    private final OpenCalls asked;
    private final Collection<KeepAlive> keepAlives = ConcurrentHashMap.newKeySet();

    /** Odd while the loop runs, even while it rests; written by the loop only. */
    private final Sequence turns = new Sequence(1);

    /** Counts what other threads, too, can do: timers and reasons to stay alive, begun and ended. */
    private final AtomicLong changes = new AtomicLong();

    Liveness(Inbox inbox, Timers timers, OpenCalls asked) {
        this.inbox = inbox;
        this.timers = timers;
        this.asked = asked;
    }

    /** The release makes all that was done visible to those who see the loop at rest. */
    void rest() {
        turns.set(turns.get() + 1);
    }

    /**
     * To be called before anything is taken from the inbox: taking it is a release, so whoever finds the inbox emptied
     * finds this as well.
     */
    void work() {
        turns.set(turns.get() + 1);
    }

    boolean isResting() {
        return (turns.get() & 1) == 0;
    }

    void changed() {
        changes.incrementAndGet();
    }

    long stamp() {
        long turn = turns.get();
        long change = changes.get();
        boolean resting = (turn & 1) == 0
                && inbox.isEmpty()
                && timers.isEmpty()
                && asked.size() == 0
                && keepAlives.isEmpty()
                && turn == turns.get()
                && change == changes.get();
        return resting ? turn + change : -1;
    }

    /** As {@link #stamp}, where only what is to be done now counts as work. */
    long idleStamp() {
        long turn = turns.get();
        long change = changes.get();
        boolean resting = (turn & 1) == 0
                && inbox.isEmpty()
                && timers.untilNext() > 0
                && turn == turns.get()
                && change == changes.get();
        return resting ? turn + change : -1;
    }

    Disposable keepAlive(String reason) {
        KeepAlive keepAlive = new KeepAlive(reason);
        keepAlives.add(keepAlive);
        changed();
        return keepAlive;
    }

    /** The loop has left: nothing keeps it alive any more. */
    void end() {
        keepAlives.clear();
        rest();
    }

    /** What there is to do or to wait for; {@code running} names the running task, and is null where that one asks. */
    List<String> pending(@Nullable String running) {
        List<String> pending = new ArrayList<>();
        if (running != null && (turns.get() & 1) != 0) {
            pending.add(running);
        }
        if (!inbox.isEmpty()) {
            pending.add("messages");
        }
        count(timers.size(), "timer", pending);
        count(asked.size(), "open call", pending);
        keepAlives.forEach(keepAlive -> pending.add(keepAlive.reason));
        return pending;
    }

    private static void count(int number, String what, List<String> pending) {
        if (number > 0) {
            pending.add(number + " " + what + (number == 1 ? "" : "s"));
        }
    }

    private final class KeepAlive implements Disposable {

        private final String reason;

        KeepAlive(String reason) {
            this.reason = reason;
        }

        @Override
        public void dispose() {
            if (keepAlives.remove(this)) {
                changed();
            }
        }

        @Override
        public boolean isDisposed() {
            return !keepAlives.contains(this);
        }
    }
}
