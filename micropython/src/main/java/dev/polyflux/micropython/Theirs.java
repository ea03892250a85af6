package dev.polyflux.micropython;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

        @Nullable
        List<String> path;

        boolean known;

        /** The interpreter has let go of it, and it is there until {@link #drop}. */
        boolean released;

        /** Where in the interpreter's memory that lies which stands for it there, and has it as long as it lives itself; 0 for nothing. */
        int twin;

        Entry(Value value, Object key) {
            this.value = value;
            this.key = key;
        }
    }

    private final List<@Nullable Entry> entries = new ArrayList<>();
    private final Map<Object, Integer> ids = new HashMap<>();
    private final List<Integer> released = new ArrayList<>();
    private int free = STATIC;

    /** Whether it is noted where objects are found. */
    private boolean noting;

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
        entry.released = false;
        return before;
    }

    /** From now on it is noted where objects are found, from this one on. */
    void noteFrom(Value root) {
        noting = true;
        entry(root).path = List.of();
    }

    void found(int object, String member, Value value) {
        Entry parent = at(object);
        if (noting && parent != null && parent.path != null && ids.containsKey(key(value))) {
            Entry entry = entry(value);
            if (entry.path == null) {
                List<String> path = new ArrayList<>(parent.path);
                path.add(member);
                entry.path = path;
            }
        }
    }

    private Entry entry(Value value) {
        return Objects.requireNonNull(entries.get(add(value)));
    }

    /** What it holds now, and where that is found. */
    List<Prepared.Held> noted() {
        List<Prepared.Held> noted = new ArrayList<>();
        for (int id = STATIC; id < entries.size(); id++) {
            Entry entry = entries.get(id);
            if (entry != null && entry.known) {
                noted.add(new Prepared.Held(id, Objects.requireNonNull(entry.path, "found nowhere")));
            }
        }
        return noted;
    }

    /** The interpreter begins with this. */
    void restore(int id, Value value) {
        while (entries.size() <= id) {
            entries.add(null);
        }
        Entry entry = new Entry(value, key(value));
        entry.known = true;
        entries.set(id, entry);
        ids.put(entry.key, id);
    }

    /** Of numbers that a script has made up there is nothing. */
    private @Nullable Entry at(int id) {
        return id >= 0 && id < entries.size() ? entries.get(id) : null;
    }

    @Nullable
    Value get(int id) {
        Entry entry = at(id);
        return entry == null ? null : entry.value;
    }

    /**
     * The interpreter has let go of it. It collects at the end of a call, when what that gives is written but not read yet: so an
     * entry stays until {@link #drop}, and longer where it has been handed over again.
     */
    void release(int id) {
        Entry entry = at(id);
        if (id >= STATIC && entry != null) {
            entry.known = false;
            entry.released = true;
            entry.twin = 0;
            released.add(id);
        }
    }

    /** Drops what was let go of; when nothing is under way. */
    void drop() {
        for (int id : released) {
            Entry entry = entries.get(id);
            if (entry != null && entry.released) {
                entries.set(id, null);
                ids.remove(entry.key);
                free = Math.min(free, id);
            }
        }
        released.clear();
    }

    /** Where that lies which stands for it; 0 for nothing. */
    int twin(Value value) {
        Entry entry = held(key(value));
        return entry == null ? 0 : entry.twin;
    }

    void twin(Value value, int address) {
        Entry entry = held(key(value));
        if (entry != null) {
            entry.twin = address;
        }
    }

    /** Whether the interpreter holds it, for {@code key}, which is what a reference is known by. */
    boolean has(Object key) {
        return held(key) != null;
    }

    private @Nullable Entry held(Object key) {
        Integer id = ids.get(key);
        Entry entry = id == null ? null : entries.get(id);
        return entry == null || entry.released ? null : entry;
    }

    /** Has something live as long as the interpreter holds the object; false where it does not. */
    boolean hold(Value value, Object thing) {
        Integer id = ids.get(key(value));
        Entry entry = id == null ? null : entries.get(id);
        return entry != null && entry.held.add(thing);
    }
}
