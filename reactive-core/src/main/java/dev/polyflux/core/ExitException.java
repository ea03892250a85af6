package dev.polyflux.core;

import org.jspecify.annotations.Nullable;

/**
 * A guest asked for the end of its realm, as Python's {@code sys.exit} and {@code KeyboardInterrupt} do: with a status, 0 where
 * all is well.
 *
 * <p>For who called the guest it is an error as any other; where nobody did, the realm ends.
 */
public final class ExitException extends GuestException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final boolean atOnce;
    private final @Nullable String word;

    /** What a guest raised to that end; {@code word} is what it wants told, {@code atOnce} whether nothing of it may run on. */
    public ExitException(GuestError error, int status, boolean atOnce, @Nullable String word) {
        super(error);
        this.status = status;
        this.atOnce = atOnce;
        this.word = word;
    }

    /** The status a process would end with, from 0 to 255. */
    public int status() {
        return status;
    }

    /** Whether what the guest has asked for at its end is left out, as with Python's {@code os._exit}. */
    public boolean atOnce() {
        return atOnce;
    }

    /** What is to be told on standard error; null for nothing. */
    public @Nullable String word() {
        return word;
    }
}
