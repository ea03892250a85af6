package dev.polyflux.browser;

/** The types of reflected-ffi's pairs of a type and a value, and beside them those in which this module answers more at once. */
final class Tag {

    static final int DIRECT = 0;
    static final int REMOTE = 1;
    static final int OBJECT = 1 << 1;
    static final int ARRAY = 1 << 2;
    static final int FUNCTION = 1 << 3;
    static final int SYMBOL = 1 << 4;
    static final int BIGINT = 1 << 5;
    static final int BUFFER = 1 << 6;
    static final int VIEW = BUFFER | ARRAY;
    static final int REMOTE_OBJECT = REMOTE | OBJECT;
    static final int REMOTE_ARRAY = REMOTE | ARRAY;
    static final int REMOTE_FUNCTION = REMOTE | FUNCTION;

    // Not of reflected-ffi: what page.js answers beyond its traps.

    static final int END = 1 << 9;
    static final int MAP = 1 << 10;
    static final int SET = 1 << 11;

    private Tag() {}
}
