package dev.polyflux.core;

import java.util.Locale;

/** Why a proxy ended. */
public enum Reason {
    /** Nobody held it any longer. */
    COLLECTED,
    /** Whoever held it ended it: {@code destroy()}, {@code close()}, the end of {@code with} or {@code using}. */
    DESTROYED,
    /** It was good for one call, and that was made. */
    ONCE,
    /** It was lent for a call, and that is over. */
    CALL_ENDED,
    /** The realm that held it was closed, or the realm of its object. */
    REALM_CLOSED;

    /** The reason as messages spell it. */
    public String inWords() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
