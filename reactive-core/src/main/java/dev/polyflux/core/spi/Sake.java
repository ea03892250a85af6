package dev.polyflux.core.spi;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * For whose sake a thread that is no loop's asks: that of a wait which serves what comes of it, as a loop's own calls are served. Whoever
 * brings a request from afar says so; what stands for a wait there is theirs.
 */
public final class Sake {

    private static final Sake OWN = new Sake(null, null);
    private static final ThreadLocal<Sake> HERE = ThreadLocal.withInitial(() -> OWN);

    private final @Nullable Object wait;
    private final @Nullable Object chain;

    private Sake(@Nullable Object wait, @Nullable Object chain) {
        this.wait = wait;
        this.chain = chain;
    }

    /**
     * What the asking gives, for somebody's sake.
     *
     * @param wait one that {@link Caller#waits} gave here; null for none
     * @param chain the waits of others that it is for the sake of, as whoever brings it knows them; null for none
     */
    public static <T> T of(@Nullable Object wait, @Nullable Object chain, Supplier<T> asking) {
        Sake before = HERE.get();
        HERE.set(new Sake(wait, chain));
        try {
            return asking.get();
        } finally {
            HERE.set(before);
        }
    }

    /** For whose sake this thread asks now. */
    public static Sake here() {
        return HERE.get();
    }

    /** The wait of this process; null for none. */
    public @Nullable Object ofHere() {
        return wait;
    }

    /** What stands for those of others; null for none. */
    public @Nullable Object chain() {
        return chain;
    }
}
