package dev.polyflux.core.spi;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * For whose sake a thread that is no loop's asks: that of a wait which serves what comes of it, as a loop's own calls are served. Whoever
 * brings a request from afar says so; what stands for a wait there is theirs.
 */
public final class Sake {

    private static final ThreadLocal<@Nullable Object> HERE = new ThreadLocal<>();

    private Sake() {}

    /** What the asking gives, for the sake of a wait that {@link Caller#waits} gave here, or of another node's. */
    public static <T> T of(@Nullable Object wait, Supplier<T> asking) {
        Object before = HERE.get();
        HERE.set(wait);
        try {
            return asking.get();
        } finally {
            HERE.set(before);
        }
    }

    /** For whose sake this thread asks now; null for its own. */
    public static @Nullable Object here() {
        return HERE.get();
    }
}
