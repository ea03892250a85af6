package dev.polyflux.repl;

/** What somebody has typed: code, or a word to the console itself, which begins with a colon. */
sealed interface Typed {

    record Nothing() implements Typed {}

    record Code(String source) implements Typed {}

    record Quit() implements Typed {}

    record Help() implements Typed {}

    record Turn(Tongue to) implements Typed {}

    record Unknown(String name) implements Typed {}

    static Typed of(String typed) {
        String word = typed.strip();
        if (word.isEmpty()) {
            return new Nothing();
        }
        return word.startsWith(":") ? Word.meaning(word) : new Code(typed);
    }
}
