package dev.polyflux.bus;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The calls that one loop would have to end if it closed now; written by that loop only. */
final class OpenCalls {

    /** The place of one call; a call that only watches is held by what it watches, not by its place. */
    static final class Entry {
        private final @Nullable Call held;
        private final @Nullable Watching watching;
        private @Nullable Entry previous;
        private @Nullable Entry next;
        private boolean listed = true;

        private Entry(Call call, ReferenceQueue<Call> collected) {
            this.held = call.watches() ? null : call;
            this.watching = call.watches() ? new Watching(call, this, collected) : null;
        }

        private @Nullable Call call() {
            return watching == null ? held : watching.get();
        }
    }

    private static final class Watching extends WeakReference<Call> {
        private final Entry entry;

        Watching(Call call, Entry entry, ReferenceQueue<Call> collected) {
            super(call, collected);
            this.entry = entry;
        }
    }

    private @Nullable Entry first;
    private @Nullable Entry last;
    private final AtomicInteger size = new AtomicInteger();
    private final ReferenceQueue<Call> collected = new ReferenceQueue<>();

    /** How many are held; exact on the loop, and for a thread that has seen the loop quiet. */
    int size() {
        return size.get();
    }

    Entry add(Call call) {
        forgetCollected();
        Entry entry = new Entry(call, collected);
        Entry previous = last;
        if (previous == null) {
            first = entry;
        } else {
            previous.next = entry;
            entry.previous = previous;
        }
        last = entry;
        count(entry, 1);
        return entry;
    }

    private void count(Entry entry, int change) {
        if (entry.held != null) {
            size.setRelease(size.getPlain() + change);
        }
    }

    private void forgetCollected() {
        for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
            remove(((Watching) gone).entry);
        }
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
        count(entry, -1);
    }

    /** Takes all out, the oldest first. */
    void drain(Consumer<Call> taker) {
        for (Entry entry = first; entry != null; entry = first) {
            remove(entry);
            Call call = entry.call();
            if (call != null) {
                taker.accept(call);
            }
        }
    }
}
