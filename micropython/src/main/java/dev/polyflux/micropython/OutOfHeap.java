package dev.polyflux.micropython;

/** There is no room in an interpreter's memory for what is handed to it. */
final class OutOfHeap extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutOfHeap() {
        super("memory allocation failed", null, false, false);
    }
}
