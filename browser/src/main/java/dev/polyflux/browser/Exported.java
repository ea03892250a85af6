package dev.polyflux.browser;

import dev.polyflux.core.Ref;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a page holds of the worker's side, by number.
 *
 * <p>A page lets go of a number by a message; one that was sent again meanwhile, in a frame that the page had not seen when it
 * did, stays. Guarded by its session.
 */
final class Exported {

    private static final class Entry {
        private final Ref ref;
        private long lastSent;

        private Entry(Ref ref) {
            this.ref = ref;
        }
    }

    private final Map<Integer, Entry> entries = new HashMap<>();
    private final Map<Ref, Integer> ids = new IdentityHashMap<>();
    private int last;

    int id(Ref ref) {
        return ids.computeIfAbsent(ref, one -> {
            entries.put(++last, new Entry(one));
            return last;
        });
    }

    @Nullable
    Ref get(int id) {
        Entry entry = entries.get(id);
        return entry == null ? null : entry.ref;
    }

    /** The frame of this number hands these over. */
    void sent(Collection<Integer> handed, long frame) {
        for (int id : handed) {
            Entry entry = entries.get(id);
            if (entry != null) {
                entry.lastSent = frame;
            }
        }
    }

    /** A frame that was to hand these over was not sent: nobody would let go of those that no other has. */
    void unsent(Collection<Integer> handed) {
        handed.forEach(id -> released(id, 0));
    }

    /** The page has let go of it when it had seen the frames up to this one. */
    void released(int id, long seen) {
        Entry entry = entries.get(id);
        if (entry != null && entry.lastSent <= seen) {
            entries.remove(id);
            ids.remove(entry.ref);
        }
    }

    int size() {
        return entries.size();
    }

    void clear() {
        entries.clear();
        ids.clear();
    }
}
