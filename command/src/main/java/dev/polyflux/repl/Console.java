package dev.polyflux.repl;

import dev.polyflux.Polyflux;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.core.Marker;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Terminal;
import reactor.core.publisher.Mono;

/** One language's console: a realm, which asks and answers by {@code console.py} or {@code console.mjs}, and who types there. */
record Console(Tongue tongue, Worker worker, LineReader reader) {

    static Console start(Polyflux polyflux, Tongue tongue, Terminal terminal, Path history) {
        WorkerSpec spec = WorkerSpec.of(tongue.script(), text(tongue.script())).named(tongue.shortName());
        Worker worker = polyflux.start(spec);
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("polyflux")
                .parser(new GuestParser(worker))
                .completer(new GuestCompleter(worker))
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, tongue.more())
                .variable(LineReader.HISTORY_FILE, history)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
        return new Console(tongue, worker, reader);
    }

    /** Runs what was typed; its value, if any, is printed by the console's half in its realm. */
    Mono<Void> run(String source) {
        return worker.call("run", Void.class, source, Marker.SIGNAL);
    }

    private static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(Console.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
