package dev.polyflux.micropython;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** Java's objects that the interpreter holds, by the numbers it has for them. Its own collector says which it has let go of. */
final class Theirs {

    /** What the interpreter takes for JavaScript's global object, and for undefined. */
    static final int STATIC = 2;

    private static final class Entry {

        final Value value;
        final Object key;
        final List<Object> held = new ArrayList<>();
        boolean known;

        Entry(Value value, Object key) {
            this.value = value;
            this.key = key;
        }
    }

    private final List<@Nullable Entry> entries = new ArrayList<>();
    private final Map<Object, Integer> ids = new HashMap<>();
    private final List<Integer> released = new ArrayList<>();
    private int free = STATIC;

    Theirs(Value global) {
        entries.add(new Entry(global, global));
        entries.add(null);
        ids.put(global, 0);
    }

    private static Object key(Value value) {
        return value.isHostObject() ? value.asHostObject() : value;
    }

    /** Its number, which it gets where it has none. */
    int add(Value value) {
        Object key = key(value);
        Integer there = ids.get(key);
        if (there != null) {
            return there;
        }
        while (free < entries.size() && entries.get(free) != null) {
            free++;
        }
        Entry entry = new Entry(value, key);
        if (free == entries.size()) {
            entries.add(entry);
        } else {
            entries.set(free, entry);
        }
        ids.put(key, free);
        return free++;
    }

    /** Whether the interpreter has had it before; from now on it has. */
    boolean wasKnown(int id) {
        Entry entry = entries.get(id);
        if (id < STATIC || entry == null) {
            return true;
        }
        boolean before = entry.known;
        entry.known = true;
        return before;
    }

    @Nullable
    Value get(int id) {
        Entry entry = entries.get(id);
        return entry == null ? null : entry.value;
    }

    /**
     * The interpreter has let go of it. It collects at the end of a call, when what that gives is written but not read yet: so an
     * entry stays until {@link #drop}, and longer where it has been handed over again.
     */
    void release(int id) {
        Entry entry = entries.get(id);
        if (id >= STATIC && entry != null) {
            entry.known = false;
            released.add(id);
        }
    }

    /** Drops what was let go of; when nothing is under way. */
    void drop() {
        for (int id : released) {
            Entry entry = entries.get(id);
            if (entry != null && !entry.known) {
                entries.set(id, null);
                ids.remove(entry.key);
                free = Math.min(free, id);
            }
        }
        released.clear();
    }

    /** Whether it is there, for {@code key}, which is what a reference is known by. */
    boolean has(Object key) {
        return ids.containsKey(key);
    }

    /** Has something live as long as the interpreter holds the object; false where it does not. */
    boolean hold(Value value, Object thing) {
        Integer id = ids.get(key(value));
        Entry entry = id == null ? null : entries.get(id);
        return entry != null && entry.held.add(thing);
    }
}
