package dev.polyflux.cluster;

/**
 * What begins a list in a frame, and says what it is. Numbers are for good: another meaning is another number, and a change of what
 * follows one is another {@link Greeting#VERSION}.
 */
final class Code {

    // Values.
    static final int MARKER = 1;
    static final int END = 2;
    static final int SLICE = 3;
    static final int KNOWN = 4;
    static final int TEXT = 5;
    static final int MINE = 6;
    static final int YOURS = 7;
    static final int ITEMS = 10;
    static final int FIXED = 11;
    static final int ELEMENTS = 12;
    static final int ENTRIES = 13;
    static final int PAIRS = 14;
    static final int NUMBERS = 15;
    static final int MOMENT = 16;
    static final int AGAIN = 17;

    // Replies.
    static final int OK = 20;
    static final int FAILED = 21;

    private Code() {}
}
