package dev.polyflux.repl;

import dev.polyflux.Line;
import dev.polyflux.Polyflux;
import dev.polyflux.PolyfluxBuilder;
import dev.polyflux.core.GuestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** What is typed at a terminal, run in the realm of the console that it is typed at, until somebody quits. */
public final class Repl {

    private static final String HELP = Word.help()
            + """

            Each console is a realm of its own, and 'window' in both is main. What is not complete goes on in the next line.
            Input may await. Ctrl-C cancels what runs; Tab completes names.
            """;

    private final Terminal terminal;
    private final StateFolder remembered;
    private final Executor printer;
    private final Map<Tongue, Console> consoles = new EnumMap<>(Tongue.class);
    private volatile @Nullable LineReader reading;
    private volatile @Nullable CompletableFuture<?> running;
    private volatile boolean interrupted;

    private Repl(Terminal terminal, StateFolder remembered, Executor printer) {
        this.terminal = terminal;
        this.remembered = remembered;
        this.printer = printer;
    }

    /** Runs at the terminal of the process. */
    public static void run(PolyfluxBuilder builder) {
        try (Terminal terminal = TerminalBuilder.builder().build()) {
            run(builder, terminal, StateFolder.ofUser(System.getenv()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void run(PolyfluxBuilder builder, Terminal terminal, StateFolder remembered) {
        Thread.Builder threads = Thread.ofPlatform().name("polyflux-printer").daemon();
        try (ExecutorService printer = Executors.newSingleThreadExecutor(threads.factory())) {
            Repl repl = new Repl(terminal, remembered, printer);
            try (Polyflux polyflux = builder.output(repl::print)
                    .uncaught((worker, error) -> repl.tell(error))
                    .build()) {
                repl.serve(polyflux);
            }
        }
    }

    private void serve(Polyflux polyflux) {
        Tongue tongue = Tongue.PYTHON;
        terminal.handle(Signal.INT, signal -> interrupt());
        write("polyflux: Python and JavaScript; :help says more\n");
        while (true) {
            Tongue now = tongue;
            Console console = consoles.computeIfAbsent(
                    now, wanted -> Console.start(polyflux, wanted, terminal, remembered.history(wanted)));
            String typed;
            try {
                typed = read(console.reader(), now.prompt());
            } catch (UserInterruptException cleared) {
                continue;
            } catch (EndOfFileException end) {
                return;
            }
            switch (Typed.of(typed)) {
                case Typed.Nothing nothing -> {}
                case Typed.Code code -> execute(console, code.source());
                case Typed.Quit quit -> {
                    return;
                }
                case Typed.Help help -> write(HELP);
                case Typed.Turn turn -> tongue = turn.to();
                case Typed.Unknown unknown -> write("there is no " + unknown.name() + "; :help says what there is\n");
            }
        }
    }

    private String read(LineReader reader, String prompt) {
        CompletableFuture<Void> shown;
        synchronized (this) {
            reading = reader;
            shown = CompletableFuture.runAsync(() -> {}, printer);
        }
        shown.join(); // so that whoever waits to have printed does not wait for the editor
        interrupted = false;
        try {
            String typed = reader.readLine(prompt);
            if (Thread.interrupted()) { // by the editor's own handler, which is there until it has returned
                interrupted = true;
            }
            return typed;
        } finally {
            reading = null;
        }
    }

    /** Runs one input to its end, or until Ctrl-C. */
    private void execute(Console console, String source) {
        CompletableFuture<?> begun = console.run(source).toFuture();
        running = begun;
        if (interrupted) {
            begun.cancel(true);
        }
        try {
            begun.join();
        } catch (CancellationException cancelled) {
            write(console.tongue().interrupted() + "\n");
        } catch (CompletionException failed) {
            tell(failed.getCause() == null ? failed : failed.getCause());
        } finally {
            running = null;
        }
    }

    /** Ctrl-C where nothing is being typed; what has been typed and does not run yet is meant by it, too. */
    private void interrupt() {
        interrupted = true;
        CompletableFuture<?> now = running;
        if (now != null) {
            now.cancel(true);
        }
    }

    private void tell(Throwable error) {
        write((error instanceof GuestException guest ? guest.error().trace() : "polyflux: " + error.getMessage())
                + "\n");
    }

    private void print(Line line) {
        write(line.ended() ? line.text() + "\n" : line.text());
    }

    /**
     * In the order in which it comes. While something is being typed nobody waits for that: the editor asks realms whether what is typed is
     * complete, and lets nobody print meanwhile.
     */
    private void write(String text) {
        CompletableFuture<Void> shown;
        boolean waits;
        synchronized (this) {
            shown = CompletableFuture.runAsync(() -> show(text), printer);
            waits = reading == null;
        }
        if (waits) {
            shown.join();
        }
    }

    /** Above what is being typed, where that is so. */
    private void show(String text) {
        LineReader there = reading;
        if (there != null && there.isReading()) {
            there.printAbove(text);
        } else {
            terminal.writer().print(text);
            terminal.flush();
        }
    }
}
