package dev.polyflux.bus;

import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** Hears, on the owner's loop, that a call is taken, which travels in the call's context. */
@FunctionalInterface
public interface Taking {

    /** The loop begins with a call: with this one, or with one that comes of it. */
    void taken();

    /** A context of a call that {@code taking} is to hear of. */
    static Context heard(Context context, Taking taking) {
        return context.put(Taking.class, taking);
    }

    /** Tells who is to hear of a call in this context. */
    static void tell(ContextView context) {
        @Nullable Taking taking = context.getOrDefault(Taking.class, null);
        if (taking != null) {
            taking.taken();
        }
    }
}
