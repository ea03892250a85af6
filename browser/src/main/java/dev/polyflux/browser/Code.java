package dev.polyflux.browser;

/** The first byte of each value in the binary form of reflected-ffi's encoder. */
final class Code {

    static final int FALSE = 0;
    static final int TRUE = 1;
    static final int UNDEFINED = 2;
    static final int NULL = 3;
    static final int NUMBER = 4;
    static final int BYTE = 5;
    static final int NAN = 6;
    static final int INFINITY = 7;
    static final int NEGATIVE_INFINITY = 8;
    static final int ZERO = 9;
    static final int NEGATIVE_ZERO = 10;
    static final int BIGINT = 11;
    static final int UNSIGNED_BIGINT = 12;
    static final int STRING = 13;
    static final int SYMBOL = 14;
    static final int ARRAY = 15;
    static final int BUFFER = 16;
    static final int DATE = 17;
    static final int ERROR = 18;
    static final int MAP = 19;
    static final int OBJECT = 20;
    static final int REGEXP = 21;
    static final int SET = 22;
    static final int VIEW = 23;
    static final int IMAGE_DATA = 24;
    static final int BLOB = 25;
    static final int FILE = 26;
    static final int RECURSION = 27;

    private Code() {}
}
