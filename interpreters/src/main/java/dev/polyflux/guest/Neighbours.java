package dev.polyflux.guest;

import dev.polyflux.core.Endpoint;
import dev.polyflux.core.GuestError.Frame;
import dev.polyflux.core.Ref;
import java.util.List;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;

/** The realm's other language, as soon as it is loaded: its objects are reached in place, as values of the same context. */
final class Neighbours {

    private @Nullable Guest other;

    void meet(Guest guest) {
        other = guest;
    }

    /** Whether the object is one of the other language's. */
    boolean owns(Ref ref) {
        return other != null && ref.owner() == other.endpoint();
    }

    /** Where the other language's objects live. */
    Endpoint endpoint() {
        return other().endpoint();
    }

    /** Whether the calling thread is in the midst of the other language's code. */
    boolean isBelow() {
        if (other == null) {
            return false;
        }
        String engine = other.language().engine();
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().startsWith(engine)));
    }

    /** The frames of the other language's user code that are on the stack now. */
    List<Frame> frames() {
        return other == null ? List.of() : other.frames().own();
    }

    /** One of the other language's objects as a wire value. */
    @Nullable
    Object of(Value value) {
        return other().crossing().out(value);
    }

    /** A wire value as the other language takes it. */
    @Nullable
    Object arrive(@Nullable Object wire) {
        try {
            return other().crossing().in(wire);
        } catch (PolyglotException e) {
            throw other().failures().of(e);
        }
    }

    /** What the other language's guest code holds just now. */
    @Nullable
    Context context() {
        return other == null ? null : other.contexts().current();
    }

    private Guest other() {
        if (other == null) {
            throw new IllegalStateException("the realm's other language is not loaded");
        }
        return other;
    }
}
