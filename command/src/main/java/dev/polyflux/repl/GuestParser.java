package dev.polyflux.repl;

import dev.polyflux.Worker;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.SyntaxError;

/** Has the language itself say whether more lines are to come. */
final class GuestParser implements Parser {

    private final Worker worker;

    GuestParser(Worker worker) {
        this.worker = worker;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) throws SyntaxError {
        boolean accepting = context == ParseContext.ACCEPT_LINE;
        if (accepting && Typed.of(line) instanceof Typed.Code && !isComplete(line)) {
            throw new EOFError(-1, cursor, "more is to come");
        }
        return new Whole(line, cursor);
    }

    /** What cannot be told is run, which shows why. */
    private boolean isComplete(String source) {
        return Answers.of(worker.call("is_complete", Boolean.class, source), true, source);
    }

    @Override
    public boolean isEscapeChar(char character) {
        return false; // a backslash is the language's
    }

    /** A line whose one word is the name that ends at the cursor. */
    private record Whole(String line, int cursor) implements CompletingParsedLine {

        @Override
        public String word() {
            int begin = cursor;
            while (begin > 0 && isOfWord(line.charAt(begin - 1))) {
                begin--;
            }
            return line.substring(begin, cursor);
        }

        private static boolean isOfWord(char character) {
            return Character.isJavaIdentifierPart(character) || character == '.' || character == ':';
        }

        @Override
        public int wordCursor() {
            return word().length();
        }

        @Override
        public int rawWordCursor() {
            return wordCursor();
        }

        @Override
        public int rawWordLength() {
            return wordCursor();
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word());
        }
    }
}
