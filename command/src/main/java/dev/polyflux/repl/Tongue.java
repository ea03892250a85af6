package dev.polyflux.repl;

/** A language that has a console. */
enum Tongue {
    PYTHON("py", "console.py", ">>> ", "... ", "KeyboardInterrupt"),
    JAVASCRIPT("js", "console.mjs", "> ", "| ", "AbortError: interrupted");

    private final String name;
    private final String script;
    private final String prompt;
    private final String more;
    private final String interrupted;

    Tongue(String name, String script, String prompt, String more, String interrupted) {
        this.name = name;
        this.script = script;
        this.prompt = prompt;
        this.more = more;
        this.interrupted = interrupted;
    }

    /** What its realm and its history are called by. */
    String shortName() {
        return name;
    }

    /** Its half in its realm. */
    String script() {
        return script;
    }

    String prompt() {
        return prompt;
    }

    /** The prompt of a line that goes on with the one before. */
    String more() {
        return more;
    }

    /** What somebody is told who has interrupted something. */
    String interrupted() {
        return interrupted;
    }
}
