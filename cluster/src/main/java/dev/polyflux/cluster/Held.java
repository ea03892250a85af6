package dev.polyflux.cluster;

import dev.polyflux.core.Endpoint;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Shape;
import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;

/**
 * What this node holds of another one, by number: each the same reference for as long as anybody holds that. What nobody holds any more
 * is given back, many at a time. Thread-safe.
 */
final class Held {

    private static final Cleaner CLEANER = Cleaner.create();
    private static final Duration BATCH = Duration.ofMillis(50);

    /** One object and how often it has come since there is this reference to it. */
    private static final class Entry {
        private final long number;
        private WeakReference<Ref> ref = new WeakReference<>(null);
        private long count;

        Entry(long number) {
            this.number = number;
        }
    }

    private final Endpoint owner;
    private final Consumer<Map<Long, Long>> release;
    private final Map<Long, Entry> entries = new HashMap<>();
    private final Ref gate;
    private Map<Long, Long> leaving = new LinkedHashMap<>();
    private boolean ended;

    /** {@code release} gives back, each with how often it had come. */
    Held(Endpoint owner, Consumer<Map<Long, Long>> release) {
        this.owner = owner;
        this.release = release;
        this.gate = new Ref(owner, Gates.NUMBER, Gates.SHAPE);
    }

    Ref gate() {
        return gate;
    }

    /** An object has come in. */
    synchronized Ref arrived(long number, Shape shape) {
        Entry entry = entries.get(number);
        Ref there = entry == null ? null : entry.ref.get();
        if (entry == null || there == null) {
            entry = new Entry(number);
            there = new Ref(owner, number, shape);
            entry.ref = new WeakReference<>(there);
            entries.put(number, entry);
            watch(there, entry);
        }
        entry.count++;
        return there;
    }

    private void watch(Ref ref, Entry entry) {
        CLEANER.register(ref, () -> gone(entry));
    }

    private void gone(Entry entry) {
        boolean first;
        synchronized (this) {
            entries.remove(entry.number, entry);
            if (ended) {
                return;
            }
            first = leaving.isEmpty();
            leaving.merge(entry.number, entry.count, Long::sum);
        }
        if (first) {
            Schedulers.parallel().schedule(this::giveBack, BATCH.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void giveBack() {
        Map<Long, Long> all;
        synchronized (this) {
            all = leaving;
            leaving = new LinkedHashMap<>();
        }
        release.accept(all);
    }

    synchronized int size() {
        return entries.size();
    }

    /** The other node is gone: what is held of it refers to nothing. */
    void end() {
        Map<Long, Entry> all;
        synchronized (this) {
            ended = true;
            all = Map.copyOf(entries);
            entries.clear();
        }
        for (Entry each : all.values()) {
            @Nullable Ref ref = each.ref.get();
            if (ref != null) {
                ref.end(owner);
            }
        }
    }
}
