package dev.polyflux.lifecycle;

/**
 * Where a run is on its way, in the order in which every realm walks: the boot phases up to {@link #ON_READY}, then the
 * run itself. A run may skip a phase, never go back to one.
 */
public enum Phase {
    /** Its configuration is checked; every run begins here. */
    CONFIGURATION("configuration"),
    /** The engine its languages share is found or started. */
    ENGINE("engine"),
    /** Its context and its event loop are created. */
    CONTEXT("context"),
    /** The guest half of the runtime is loaded, once per language. */
    PRELUDE("prelude"),
    /** Its script, files and packages are found and read. */
    SOURCES("sources"),
    /** The onReady hooks run; once they are through, the realm is Ready. */
    ON_READY("onReady"),
    /** The onBeforeRun hooks run. */
    ON_BEFORE_RUN("onBeforeRun"),
    /** The guest code that goes before the script runs. */
    CODE_BEFORE_RUN("codeBeforeRun"),
    /** The script runs. */
    CODE("code"),
    /** The guest code that goes after the script runs. */
    CODE_AFTER_RUN("codeAfterRun"),
    /** The onAfterRun hooks run. */
    ON_AFTER_RUN("onAfterRun"),
    /** What the script exports is made known; after it the run is Done. */
    EXPORTS("exports");

    private final String label;

    Phase(String label) {
        this.label = label;
    }

    /** Whether this phase comes before Ready. */
    public boolean boots() {
        return compareTo(ON_READY) <= 0;
    }

    /** The phase's name in documents, events and messages, such as {@code onBeforeRun}. */
    @Override
    public String toString() {
        return label;
    }
}
