package dev.polyflux.lifecycle;

import java.util.Arrays;

/**
 * Where hooks take part in a run, in the order in which every realm comes by; of two points that differ in {@code Async} a
 * run comes by one.
 */
public enum HookPoint {
    /** A worker was asked for; nothing of it is there yet. */
    ON_WORKER("onWorker", Phase.CONFIGURATION),
    /** The realm has booted; it is Ready once these hooks are through. */
    ON_READY("onReady", Phase.ON_READY),
    /** Before all guest code of a synchronous run. */
    ON_BEFORE_RUN("onBeforeRun", Phase.ON_BEFORE_RUN),
    /** Before all guest code of an asynchronous run. */
    ON_BEFORE_RUN_ASYNC("onBeforeRunAsync", Phase.ON_BEFORE_RUN),
    /** Guest code right before the script of a synchronous run. */
    CODE_BEFORE_RUN("codeBeforeRun", Phase.CODE_BEFORE_RUN),
    /** Guest code right before the script of an asynchronous run. */
    CODE_BEFORE_RUN_ASYNC("codeBeforeRunAsync", Phase.CODE_BEFORE_RUN),
    /** Guest code right after the script of a synchronous run. */
    CODE_AFTER_RUN("codeAfterRun", Phase.CODE_AFTER_RUN),
    /** Guest code right after the script of an asynchronous run. */
    CODE_AFTER_RUN_ASYNC("codeAfterRunAsync", Phase.CODE_AFTER_RUN),
    /** After all guest code of a synchronous run. */
    ON_AFTER_RUN("onAfterRun", Phase.ON_AFTER_RUN),
    /** After all guest code of an asynchronous run. */
    ON_AFTER_RUN_ASYNC("onAfterRunAsync", Phase.ON_AFTER_RUN);

    private final String label;
    private final Phase phase;

    HookPoint(String label, Phase phase) {
        this.label = label;
        this.phase = phase;
    }

    /**
     * The point of this name, such as {@code onBeforeRun}.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static HookPoint named(String label) {
        return Arrays.stream(values())
                .filter(point -> point.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no hook " + label));
    }

    /** The phase in which the run is then. */
    public Phase phase() {
        return phase;
    }

    /** Whether what is added here is guest code. */
    public boolean isCode() {
        return phase == Phase.CODE_BEFORE_RUN || phase == Phase.CODE_AFTER_RUN;
    }

    /** Whether the script has run by then: a hook that fails here vetoes nothing any more. */
    public boolean isAfterRun() {
        return phase.compareTo(Phase.CODE) > 0;
    }

    /** This point, or its like in an asynchronous run. */
    public HookPoint in(boolean asynchronous) {
        return asynchronous && ordinal() + 1 < values().length && values()[ordinal() + 1].label.equals(label + "Async")
                ? values()[ordinal() + 1]
                : this;
    }

    /** The point's name in documents and messages, and in guest code, such as {@code onBeforeRun}. */
    @Override
    public String toString() {
        return label;
    }
}
