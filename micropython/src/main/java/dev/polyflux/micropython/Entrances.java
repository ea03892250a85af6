package dev.polyflux.micropython;

import dev.polyflux.core.GuestError;
import dev.polyflux.core.GuestException;
import java.util.List;
import java.util.function.IntFunction;
import org.graalvm.polyglot.PolyglotException;
import org.jspecify.annotations.Nullable;

/** The calls into an interpreter from outside, one within another. */
final class Entrances {

    private final Interpreter interpreter;
    private int depth;

    /**
     * The outermost call that was ended by force, until the next one: as long as the engine ends what is on the stack, it ends
     * whatever touches the interpreter's memory as well.
     */
    private @Nullable Entrance left;

    /** Whether a call was ended in the middle of a collection. */
    private boolean broken;

    Entrances(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /** Does what calls the interpreter; it is given where the call's own value lies. */
    <T extends @Nullable Object> T within(IntFunction<T> work) {
        clear();
        if (broken) {
            throw new IllegalStateException("it was stopped while it collected, and can run no more");
        }
        if (depth == 0) {
            interpreter.theirs().drop();
            interpreter.mine().drop(id -> interpreter.machine().call("proxy_c_free_obj", id));
        }
        Entrance entrance = new Entrance(interpreter.machine());
        depth++;
        try {
            T given = work.apply(entrance.enter());
            entrance.leave();
            return given;
        } catch (RuntimeException | Error ended) {
            left = entrance;
            if (!(ended instanceof PolyglotException by && (by.isInterrupted() || by.isCancelled()))) {
                clear();
            }
            if (ended instanceof PolyglotException by && Machine.isJump(by)) {
                throw noRoom();
            }
            throw ended;
        } finally {
            depth--;
        }
    }

    /** Takes away what a call has left that did not come back. */
    private void clear() {
        Entrance ended = left;
        if (ended != null) {
            broken |= !ended.abandon();
            left = null;
        }
    }

    /** Only for want of room it raises where it catches nothing itself. */
    private static GuestException noRoom() {
        String type = "MemoryError";
        String message = "memory allocation failed";
        return new GuestException(
                new GuestError(MicroPython.NAME, type, message, List.of(), type + ": " + message, null, null));
    }
}
