package dev.polyflux.repl;

import dev.polyflux.Worker;
import java.util.List;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Names that are known in the console's realm, and the words to the console itself. */
final class GuestCompleter implements Completer {

    private final Worker worker;

    GuestCompleter(Worker worker) {
        this.worker = worker;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String typed = line.line().substring(0, line.cursor());
        Stream<String> names = typed.startsWith(":") ? Word.all() : names(line.word(), typed);
        names.map(name -> new Candidate(name, name, null, null, null, null, false))
                .forEach(candidates::add);
    }

    private Stream<String> names(String word, String typed) {
        return Stream.of(Answers.of(worker.call("complete", String[].class, word), new String[0], typed));
    }
}
