package dev.polyflux.lifecycle;

/** How far a realm is. */
public enum State {
    /** It is being started. */
    BOOTING,
    /** It answers calls; its script has not begun, or is at work. */
    READY,
    /** Its script has run; it goes on answering calls. */
    DONE,
    /** It did not boot, or its script failed; then it goes on answering calls. */
    FAILED,
    /** It is gone. */
    TERMINATED
}
