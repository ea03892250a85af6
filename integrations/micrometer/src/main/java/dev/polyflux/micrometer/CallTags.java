package dev.polyflux.micrometer;

import io.micrometer.common.docs.KeyName;

/** The tags of a call's meters and observation. */
public enum CallTags implements KeyName {
    /** The worker's name. */
    WORKER("worker"),
    /** The function's name; {@code eval} for code that is evaluated. */
    FUNCTION("function"),
    /** How it is called: {@code call}, {@code stream} or {@code eval}. */
    KIND("kind"),
    /** How it has ended, an {@link CallOutcome} in lower case. */
    OUTCOME("outcome"),
    /** The type of what it failed with, the guest's own where a guest threw; {@code none} where it did not. */
    ERROR("error");

    private final String key;

    CallTags(String key) {
        this.key = key;
    }

    @Override
    public String asString() {
        return key;
    }
}
