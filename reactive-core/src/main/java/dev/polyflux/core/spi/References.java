package dev.polyflux.core.spi;

import dev.polyflux.core.Endpoint;
import dev.polyflux.core.GuestError;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Shape;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The references that one owner has handed out, as long as anybody holds them: to count them, and to end them all.
 *
 * <p>Used on the owner's loop only. It holds none of them.
 */
public final class References {

    private static final class Entry extends WeakReference<Ref> {
        private @Nullable Entry previous;
        private @Nullable Entry next;

        Entry(Ref ref, ReferenceQueue<Ref> dropped) {
            super(ref, dropped);
        }
    }

    private final Endpoint owner;
    private final ReferenceQueue<Ref> dropped = new ReferenceQueue<>();
    private @Nullable Entry first;

    /** None yet. */
    public References(Endpoint owner) {
        this.owner = owner;
    }

    /** A new reference to {@code target}, which leaves its realm at {@code origin}. */
    public Ref add(Object target, Shape shape, List<GuestError.Frame> origin) {
        return keep(new Ref(owner, target, shape, origin));
    }

    /** A reference that a lease of one of the owner's objects has made. */
    public Ref keep(Ref ref) {
        forgetDropped();
        Entry entry = new Entry(ref, dropped);
        Entry next = first;
        entry.next = next;
        if (next != null) {
            next.previous = entry;
        }
        first = entry;
        return ref;
    }

    /** How many are held, as far as the collector has looked; it takes a look at each. */
    public int size() {
        int size = 0;
        for (Entry entry = first; entry != null; entry = entry.next) {
            size += entry.refersTo(null) ? 0 : 1;
        }
        return size;
    }

    /** Lets go of what they refer to, whoever still holds them: the owner has ended. */
    public void end() {
        for (Entry entry = first; entry != null; entry = first) {
            forget(entry);
            Ref ref = entry.get();
            if (ref != null) {
                ref.end(owner);
            }
        }
    }

    private void forgetDropped() {
        for (Reference<?> gone = dropped.poll(); gone != null; gone = dropped.poll()) {
            forget((Entry) gone);
        }
    }

    private void forget(Entry entry) {
        Entry previous = entry.previous;
        Entry next = entry.next;
        if (previous == null && first != entry) {
            return; // forgotten before
        }
        if (previous != null) {
            previous.next = next;
        } else {
            first = next;
        }
        if (next != null) {
            next.previous = previous;
        }
    }
}
