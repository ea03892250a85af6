package dev.polyflux;

/**
 * What came of a case in a cell.
 *
 * @param text the reason, or what went wrong
 */
record ConformanceOutcome(Kind kind, String text) {

    enum Kind {
        PASSED,
        FAILED,
        OPEN,
        NOT_APPLICABLE
    }

    static final ConformanceOutcome PASSED = new ConformanceOutcome(Kind.PASSED, "");
}
