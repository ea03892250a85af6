package dev.polyflux;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.guest.Script;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which worker to start: its name and its script, whose ending tells the language.
 *
 * <p>Immutable.
 */
public final class WorkerSpec {

    private final String name;
    private final String ending;
    private final @Nullable Script script;

    private WorkerSpec(String name, String ending, @Nullable Script script) {
        this.name = name;
        this.ending = ending;
        this.script = script;
    }

    /**
     * A worker that runs a file, and is named like it without its ending.
     *
     * @throws ConfigurationException when the file cannot be read
     */
    public static WorkerSpec of(Path file) {
        Script script = Script.of(file);
        return new WorkerSpec(script.stem(), script.ending(), script);
    }

    /** A worker that runs code; {@code file} names it as if the code lay in such a file, as in {@code "stats.py"}. */
    public static WorkerSpec of(String file, String code) {
        Script script = Script.of(file, code);
        return new WorkerSpec(script.stem(), script.ending(), script);
    }

    /** A worker without a script, for code that Java evaluates; {@code ending} is {@code "js"} or {@code "py"}. */
    public static WorkerSpec idle(String name, String ending) {
        return new WorkerSpec(name, ending, null);
    }

    /** The same worker under another name. */
    public WorkerSpec named(String other) {
        return new WorkerSpec(other, ending, script);
    }

    /** The worker's name. */
    public String name() {
        return name;
    }

    String ending() {
        return ending;
    }

    @Nullable
    Script script() {
        return script;
    }
}
