package dev.polyflux.browser;

/** The kinds of frames, as in page.js. */
final class Kind {

    static final int CALL = 0;

    /** A call of which what it gives is followed to its outcome. */
    static final int SETTLE = 1;

    static final int REPLY = 2;
    static final int FAIL = 3;
    static final int RELEASE = 4;
    static final int CANCEL = 5;
    static final int ACKNOWLEDGE = 6;

    /** The page goes for good. */
    static final int LEAVE = 7;

    private Kind() {}
}
