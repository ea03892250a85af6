package dev.polyflux.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as a guest saw it, in terms of no engine.
 *
 * @param language the language it was thrown in, {@code "javascript"} or {@code "python"}
 * @param type the name of its type, such as {@code ValueError}; for a thrown value that is no error, its type's name
 * @param message its message without the type
 * @param frames the guest frames, the innermost first, of both languages where they call each other in one realm
 * @param trace the language's own rendering, with causes, notes and the members of groups: JavaScript's begins with
 *     {@link #summary()}, Python's ends with it
 * @param cause the error it came from, if the guest named one
 * @param thrown the thrown value itself, as a wire value: thrown again in its own realm it is the original
 * @param details what another realm of the same language needs to make an equal error, as a wire value
 */
public record GuestError(
        String language,
        String type,
        String message,
        List<Frame> frames,
        String trace,
        @Nullable GuestError cause,
        @Nullable Object thrown,
        @Nullable Object details) {

    /** An error without details. */
    public GuestError(
            String language,
            String type,
            String message,
            List<Frame> frames,
            String trace,
            @Nullable GuestError cause,
            @Nullable Object thrown) {
        this(language, type, message, frames, trace, cause, thrown, null);
    }

    /** Whether it says that what failed was cancelled: Python's {@code CancelledError}, JavaScript's {@code AbortError}. */
    public boolean isCancellation() {
        return type.equals("CancelledError") || type.equals("AbortError");
    }

    /** One guest frame; {@code line} is 0 where the engine does not tell it. */
    public record Frame(String function, String file, int line) {}

    public GuestError {
        frames = List.copyOf(frames);
    }

    /** What is wrong, as {@code Type: message}. */
    public String summary() {
        return message.isEmpty() ? type : type + ": " + message;
    }
}
