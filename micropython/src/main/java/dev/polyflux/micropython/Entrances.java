package dev.polyflux.micropython;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.ConversionException;
import dev.polyflux.core.GuestError;
import dev.polyflux.core.GuestException;
import java.util.List;
import org.graalvm.polyglot.PolyglotException;
import org.jspecify.annotations.Nullable;

/** The calls into an interpreter from outside, one within another. */
final class Entrances {

    private static final String FORGED =
            "what is in MicroPython's memory is none of its values: its own code has overwritten them";

    /** What is done in one. */
    interface Call<T extends @Nullable Object> {

        T in(Entrance entrance, int slot);
    }

    private final Interpreter interpreter;
    private int depth;

    /**
     * The outermost call that was ended by force, until the next one: as long as the engine ends what is on the stack, it ends
     * whatever touches the interpreter's memory as well.
     */
    private @Nullable Entrance left;

    /** What has ended it. */
    private @Nullable PolyglotException by;

    /** Whether a call was ended in the middle of what it changed. */
    private boolean broken;

    Entrances(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /** Does what calls the interpreter; it is given the entrance, and where the call's own value lies. */
    <T extends @Nullable Object> T within(Call<T> work) {
        clear();
        if (broken) {
            throw new ClosedException(
                    "MicroPython was stopped while it changed its memory, and can run no more in this realm:"
                            + " start the worker again");
        }
        if (depth == 0) {
            interpreter.theirs().drop();
            interpreter.mine().drop(id -> interpreter.machine().call("proxy_c_free_obj", id));
        }
        Entrance entrance = new Entrance(interpreter.machine());
        depth++;
        boolean still = interpreter.halt().still(false);
        try {
            T given = work.in(entrance, entrance.enter());
            entrance.leave();
            return given;
        } catch (RuntimeException | Error ended) {
            left = entrance;
            if (ended instanceof PolyglotException stopped && (stopped.isInterrupted() || stopped.isCancelled())) {
                by = stopped;
            } else {
                clear();
            }
            if (ended instanceof PolyglotException jump && Machine.isJump(jump)) {
                throw noRoom();
            }
            if (isForged(ended)) {
                ConversionException forged = new ConversionException(FORGED);
                forged.addSuppressed(ended);
                throw forged;
            }
            throw ended;
        } finally {
            interpreter.halt().still(still);
            depth--;
        }
    }

    /** Takes away what a call has left that did not come back. */
    private void clear() {
        Entrance ended = left;
        if (ended != null) {
            broken |= !ended.abandon(by != null && !Stopped.whole(by));
            left = null;
            by = null;
        }
    }

    /** Whether Java has found what the interpreter does not write: scripts reach its memory. */
    private static boolean isForged(Throwable ended) {
        Throwable cause = ended instanceof PolyglotException by && by.isHostException() ? by.asHostException() : ended;
        return cause instanceof IndexOutOfBoundsException
                || cause instanceof IllegalArgumentException
                || cause instanceof ClassCastException
                || cause instanceof NullPointerException;
    }

    /** Only for want of room it raises where it catches nothing itself. */
    private static GuestException noRoom() {
        String type = "MemoryError";
        String message = "memory allocation failed";
        return new GuestException(
                new GuestError(MicroPython.NAME, type, message, List.of(), type + ": " + message, null, null));
    }
}
