package dev.polyflux.core;

/** What came over a network is none of what was agreed on, or more of it than is allowed: the connection has ended with it. */
public final class ProtocolException extends PermanentException {

    private static final long serialVersionUID = 1L;

    /** Says what came, and what was expected. */
    public ProtocolException(String message) {
        super(message, null, false);
    }
}
