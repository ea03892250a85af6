package dev.polyflux.micropython;

/** An exception of the interpreter's on its way through Java to the interpreter's code. */
final class Raised extends RuntimeException {

    private static final long serialVersionUID = 1L;

    final transient Object exception;

    Raised(Object exception) {
        super(null, null, false, false);
        this.exception = exception;
    }
}
