package dev.polyflux.guest;

import dev.polyflux.core.Copy;
import dev.polyflux.core.spi.NamedContext;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Reactor's context as guest code carries it along: one {@code ContextVar} in Python, one {@code AsyncContext.Variable} in
 * JavaScript, which hold the entries whose keys are strings and whose values can cross. The others travel unseen.
 *
 * <p>A realm that no context has reached, and that asks for none, pays nothing.
 */
final class Contexts {

    private final Crossing crossing;
    private final Value within;
    private final Value current;
    private boolean used;

    Contexts(Crossing crossing, Value functions) {
        this.crossing = crossing;
        this.within = functions.getMember("within");
        this.current = functions.getMember("current");
    }

    /** Guest code has asked for the variable, and may set it. */
    void use() {
        used = true;
    }

    /** Runs work in whose guest code the variable holds a context. */
    void within(ContextView context, Runnable work) {
        // What has no name is for Reactor and for us.
        if (!used && context.stream().noneMatch(entry -> entry.getKey() instanceof String)) {
            work.run();
            return;
        }
        used = true;
        AtomicBoolean begun = new AtomicBoolean(); // what guest code finds in a frame, it calls again
        within.executeVoid(crossing.entries(NamedContext.of(context)), context, (ProxyExecutable) arguments -> {
            if (begun.compareAndSet(false, true)) {
                work.run();
            }
            return null;
        });
    }

    /** What guest code holds just now, and what it was given unseen; null where it holds nothing. */
    @Nullable
    Context current() {
        if (!used) {
            return null;
        }
        Value held = current.execute();
        if (held.isNull()) {
            return null;
        }
        Value whole = held.getArrayElement(0);
        Context context = whole.isHostObject() && whole.asHostObject() instanceof ContextView view
                ? Context.of(view)
                : Context.empty();
        Value entries = held.getArrayElement(1);
        if (!entries.isHostObject() || !(entries.asHostObject() instanceof Copy.Entries(var members))) {
            return context; // of guest code's own making
        }
        for (Map.Entry<String, @Nullable Object> entry : members.entrySet()) {
            Object value = entry.getValue();
            context = value == null ? context.delete(entry.getKey()) : context.put(entry.getKey(), value);
        }
        return context;
    }
}
