package dev.polyflux.core;

/** A configuration, or a file it names, cannot be used. */
public final class ConfigurationException extends PermanentException {

    private static final long serialVersionUID = 1L;

    /** Says what, where and what to do. */
    public ConfigurationException(String message) {
        super(message, null);
    }
}
