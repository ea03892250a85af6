package dev.polyflux.repl;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A word to the console itself, with what it means and what help says of it. */
enum Word {
    PY(new Typed.Turn(Tongue.PYTHON), "the Python console"),
    JS(new Typed.Turn(Tongue.JAVASCRIPT), "the JavaScript console"),
    HELP(new Typed.Help(), "this text"),
    QUIT(new Typed.Quit(), "ends it, as Ctrl-D does");

    private final String typed;
    private final Typed meaning;
    private final String description;

    Word(Typed meaning, String description) {
        this.typed = ":" + name().toLowerCase(Locale.ROOT);
        this.meaning = meaning;
        this.description = description;
    }

    static Stream<String> all() {
        return Stream.of(values()).map(word -> word.typed);
    }

    /** What is meant by something that begins with a colon. */
    static Typed meaning(String typed) {
        return Stream.of(values())
                .filter(word -> word.typed.equals(typed))
                .map(word -> word.meaning)
                .findFirst()
                .orElseGet(() -> new Typed.Unknown(typed));
    }

    static String help() {
        return Stream.of(values())
                .map(word -> "%-10s %s\n".formatted(word.typed, word.description))
                .collect(Collectors.joining());
    }
}
