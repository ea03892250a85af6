package dev.polyflux.bus;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The calls that one loop would have to end if it closed now; written by that loop only. */
final class OpenCalls {

    /** The place of one call. */
    static final class Entry {
        private final Call call;
        private @Nullable Entry previous;
        private @Nullable Entry next;
        private boolean listed = true;

        private Entry(Call call) {
            this.call = call;
        }
    }

    private @Nullable Entry first;
    private @Nullable Entry last;
    private final AtomicInteger size = new AtomicInteger();

    /** How many there are; exact on the loop, and for a thread that has seen the loop quiet. */
    int size() {
        return size.get();
    }

    Entry add(Call call) {
        Entry entry = new Entry(call);
        Entry previous = last;
        if (previous == null) {
            first = entry;
        } else {
            previous.next = entry;
            entry.previous = previous;
        }
        last = entry;
        size.setRelease(size.getPlain() + 1);
        return entry;
    }

    void remove(Entry entry) {
        if (!entry.listed) {
            return;
        }
        entry.listed = false;
        Entry previous = entry.previous;
        Entry next = entry.next;
        if (previous == null) {
            first = next;
        } else {
            previous.next = next;
        }
        if (next == null) {
            last = previous;
        } else {
            next.previous = previous;
        }
        size.setRelease(size.getPlain() - 1);
    }

    /** Takes all out, the oldest first. */
    void drain(Consumer<Call> taker) {
        for (Entry entry = first; entry != null; entry = first) {
            remove(entry);
            taker.accept(entry.call);
        }
    }
}
