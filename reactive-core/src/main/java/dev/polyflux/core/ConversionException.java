package dev.polyflux.core;

/** A guest value could not be converted to the type asked for. */
public final class ConversionException extends PermanentException {

    private static final long serialVersionUID = 1L;

    /** Says what, where and what to do. */
    public ConversionException(String message) {
        super(message, null);
    }
}
