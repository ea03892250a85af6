package dev.polyflux.micropython;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

/** The interpreter's objects that Java holds, weakly, by the numbers the interpreter has for them. */
final class MineTable {

    private static final class Weak extends WeakReference<Mine> {

        final int id;

        Weak(Mine mine, ReferenceQueue<Mine> gone) {
            super(mine, gone);
            this.id = mine.id;
        }
    }

    private final Map<Integer, Weak> held = new HashMap<>();
    private final ReferenceQueue<Mine> gone = new ReferenceQueue<>();

    /** Those that the interpreter has asked for, and gives next: until a call is over nothing may collect them. */
    private final Map<Integer, Mine> asked = new HashMap<>();

    /** Whether Java still holds an object. */
    boolean has(int id) {
        Weak known = held.get(id);
        Mine there = known == null ? null : known.get();
        if (there != null) {
            asked.put(id, there);
        }
        return there != null;
    }

    Mine get(int id) {
        Mine there = asked.get(id);
        if (there == null) {
            throw new IllegalArgumentException("nobody has asked for it");
        }
        return there;
    }

    Mine add(Mine mine) {
        held.put(mine.id, new Weak(mine, gone));
        return mine;
    }

    /** The numbers of those that Java held, and may hold still. */
    Set<Integer> ids() {
        return Set.copyOf(held.keySet());
    }

    /** Tells of those that nobody holds any more. */
    void drop(IntConsumer free) {
        asked.clear();
        for (Object each = gone.poll(); each != null; each = gone.poll()) {
            Weak weak = (Weak) each;
            if (held.remove(weak.id, weak)) { // or the number is another's by now
                free.accept(weak.id);
            }
        }
    }
}
