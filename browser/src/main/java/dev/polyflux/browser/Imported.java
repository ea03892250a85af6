package dev.polyflux.browser;

import dev.polyflux.core.Endpoint;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Shape;
import dev.polyflux.core.Shape.Feature;
import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What the worker's side holds of a page, by number: each the same reference for as long as anybody holds that; when nobody does
 * any more, the page is told. Guarded by its session.
 */
final class Imported {

    private static final Cleaner CLEANER = Cleaner.create();

    private final Map<Integer, WeakReference<Ref>> refs = new HashMap<>();
    private final Endpoint page;
    private final Object guard;
    private final IntConsumer release;
    private final Ref window;

    /** {@code release} tells the page, and is called under {@code guard}. */
    Imported(Endpoint page, Object guard, IntConsumer release) {
        this.page = page;
        this.guard = guard;
        this.release = release;
        int features = Feature.INDEXED.bit() | Feature.SIZED.bit() | Feature.CONTAINER.bit();
        this.window = new Ref(page, Global.WINDOW, new Shape("javascript", "Window", features));
    }

    /** What stands for the page's global object, which has no number. */
    enum Global {
        WINDOW
    }

    Ref window() {
        return window;
    }

    Ref ref(int id, Shape shape) {
        WeakReference<Ref> known = refs.get(id);
        Ref ref = known == null ? null : known.get();
        return ref == null ? add(id, shape) : ref;
    }

    private Ref add(int id, Shape shape) {
        Ref ref = new Ref(page, id, shape);
        WeakReference<Ref> held = new WeakReference<>(ref);
        refs.put(id, held);
        Imported self = this;
        CLEANER.register(ref, () -> self.gone(id, held));
        return ref;
    }

    private void gone(int id, WeakReference<Ref> held) {
        synchronized (guard) {
            if (refs.remove(id, held)) {
                release.accept(id);
            }
        }
    }

    /** Whether anybody has, or had, what is of this number. */
    boolean has(int id) {
        return refs.containsKey(id);
    }

    int size() {
        return refs.size();
    }

    /** The page has gone: what is held of it refers to nothing. */
    void end() {
        for (WeakReference<Ref> each : refs.values()) {
            @Nullable Ref ref = each.get();
            if (ref != null) {
                ref.end(page);
            }
        }
        refs.clear();
    }
}
