package dev.polyflux.cluster;

/**
 * How many elements of a stream may be ahead of who takes them: {@value #MOST}, and no more than {@value #BYTES} bytes of them. Few at first, while it
 * is not known how large they are. Not thread-safe.
 */
final class Window {

    static final int FIRST = 16;
    static final int MOST = 256;
    static final int BYTES = 256 * 1024;

    private int largest;

    int elements() {
        return largest == 0 ? FIRST : Math.clamp(BYTES / largest, 1, MOST);
    }

    /** An element has come that took so many bytes. A large one is forgotten little by little. */
    void came(int bytes) {
        largest = Math.max(bytes, largest - largest / 8);
    }
}
