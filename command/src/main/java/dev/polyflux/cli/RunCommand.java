package dev.polyflux.cli;

import dev.polyflux.Configuration;
import dev.polyflux.Line;
import dev.polyflux.Polyflux;
import dev.polyflux.PolyfluxBuilder;
import dev.polyflux.WorkerGrant;
import dev.polyflux.WorkerSpec;
import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.ExitException;
import dev.polyflux.core.GuestException;
import dev.polyflux.lifecycle.Census;
import dev.polyflux.lifecycle.LifecycleEvent;
import dev.polyflux.lifecycle.LifecycleEvent.AllDone;
import dev.polyflux.lifecycle.LifecycleEvent.Booting;
import dev.polyflux.lifecycle.LifecycleEvent.Failed;
import dev.polyflux.lifecycle.LifecycleEvent.Terminated;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import reactor.core.publisher.Mono;

/** {@code polyflux run}: starts every script in a worker of its own and ends when nothing is left to do. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs scripts side by side: .js and .mjs files in a JavaScript worker each, .py files in a Python worker each.",
            "A worker is named like its file without the ending. Scripts reach main's objects through 'window' (in Python:"
                    + " from pyscript import window) and expose functions with 'sync.name = function'."
        },
        footer = {
            "",
            "The run ends when all scripts are done and no timer, promise or call is pending. Exit status: 0 all done; 1 a"
                    + " script failed; 2 a wrong option, file or configuration; 124 the timeout passed; 130 interrupted.",
            "",
            "Example: polyflux run --main app.js worker.py"
        })
final class RunCommand implements Callable<Integer> {

    private static final int FAILED = 1;
    private static final int TIMED_OUT = 124;
    private static final Duration FORCED = Duration.ofMillis(150);

    /** How long an end in order may take once the process is to end; with what was asked for besides. */
    private static final Duration ORDERLY = Duration.ofMillis(700);

    private static final Duration LOOKING_FOR_LEAKS = Duration.ofSeconds(5);

    /** How long realms that have come to their end may count what they hold, and those that have not. */
    private static final Duration COUNTING = Duration.ofSeconds(30);

    private static final Duration ANSWERING = Duration.ofSeconds(1);

    /** When the process began, as who waits for it sees it. */
    static volatile Instant began = Instant.now();

    @Mixin
    private final RuntimeOptions runtime = new RuntimeOptions();

    @Option(names = "--events", description = "Write each lifecycle event to standard error, one JSON object a line.")
    private boolean events;

    @Option(
            names = "--leaks",
            description =
                    "Write to standard error, when the run has ended, which proxies are still held, and where they were"
                            + " made; with --events as one more JSON object. Slows down the run.")
    private boolean leaks;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            converter = Durations.class,
            description = "Give up after 500ms, 2s, 1.5m or 1h, counted from the start of the process.")
    private @Nullable Duration timeout;

    @Option(names = "--keep-alive", description = "Go on serving when all is done, until interrupted.")
    private boolean keepAlive;

    @Option(
            names = "--native-code",
            description = "Allow Python modules in native code, as ctypes and sqlite3 are; it can end the process.")
    private boolean nativeCode;

    @Parameters(paramLabel = "SCRIPT", description = "The scripts to run.")
    private List<Path> scripts = List.of();

    private final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    private final Output out = new Output();

    /** That realms end then is no news; the stream's own. */
    private boolean allDone;

    /** What the first script that did not end well gives the process. */
    private final AtomicInteger status = new AtomicInteger();

    @Override
    public Integer call() {
        Configuration settings = runtime.settings();
        Path first = runtime.main(settings);
        if (first == null && scripts.isEmpty()) {
            throw new ConfigurationException("there is nothing to run: name a script or give --main");
        }
        List<WorkerSpec> workers = specs(first);
        boolean sandboxed = runtime.isSandboxed(settings);
        PolyfluxBuilder builder = runtime.builder(settings, nativeCode)
                .input(sandboxed ? InputStream.nullInputStream() : System.in)
                .output(this::print)
                .uncaught((worker, error) -> fail(error));
        if (sandboxed) {
            builder.guestWorkers(granted());
        }
        if (leaks) {
            builder.debug(true);
        }
        return run(builder.build(), workers, keepAlive || settings.flag("keep_alive"), deadline(settings));
    }

    /** What the sandbox grants anyway, and the scripts that are named: they are run in any case. */
    private WorkerGrant granted() {
        WorkerGrant granted = WorkerGrant.SANDBOX;
        for (Path script : scripts) {
            granted = granted.from(script);
        }
        return granted;
    }

    /** Reads every file before anything is started. */
    private List<WorkerSpec> specs(@Nullable Path first) {
        if (first != null) {
            WorkerSpec.of(first);
        }
        Map<String, Path> names = new HashMap<>();
        return scripts.stream()
                .map(script -> {
                    WorkerSpec spec = WorkerSpec.of(script);
                    Path other = names.put(spec.name(), script);
                    if (other != null) {
                        throw new ConfigurationException(
                                other + " and " + script + " would both be worker '" + spec.name() + "'");
                    }
                    if (spec.name().equals("main")) {
                        throw new ConfigurationException(
                                script + " would be called 'main'; give it to --main or rename it");
                    }
                    return spec;
                })
                .toList();
    }

    private int run(Polyflux polyflux, List<WorkerSpec> workers, boolean goesOn, @Nullable Duration left) {
        Watchdog watchdog = left == null ? null : watchdog(left, workers);
        Thread hook = Thread.ofPlatform().unstarted(() -> closeInTime(polyflux));
        Runtime.getRuntime().addShutdownHook(hook);
        Mono<Void> told = polyflux.events()
                .filter(event -> goesOn || !allDone || !(event instanceof Terminated))
                .doOnNext(this::tell)
                .then()
                .cache();
        told.subscribe();
        workers.forEach(polyflux::start);
        polyflux.allStarted();

        Mono<Boolean> ended = (goesOn ? Mono.<Void>never() : polyflux.whenQuiet()).thenReturn(true);
        boolean inTime = Boolean.TRUE.equals((left == null ? ended : ended.timeout(left, Mono.just(false))).block());
        Map<String, List<String>> pending = polyflux.pending();
        if (!inTime && watchdog != null) {
            err.println("polyflux: the timeout passed; still running: " + describe(pending));
            watchdog.told();
        }
        Census census = leaks ? afterCollection(polyflux, inTime ? COUNTING : ANSWERING) : null;
        polyflux.close(inTime ? Duration.ofSeconds(1) : FORCED);
        told.block();
        if (!isEnding(hook) && inTime && watchdog != null) {
            watchdog.callOff();
        }
        if (census != null) {
            err.println(events ? CensusLine.of(census) : census);
        }
        if (!inTime) {
            return TIMED_OUT;
        }
        pending.forEach((worker, work) -> {
            status.compareAndSet(0, FAILED);
            String awaited = work.isEmpty() ? "something" : String.join(", ", work);
            err.println("polyflux: '" + worker + "' did not finish: it awaits " + awaited
                    + (work.isEmpty() ? " that can no longer happen" : ", which can no longer come to an end"));
        });
        return status.get();
    }

    private Watchdog watchdog(Duration left, List<WorkerSpec> workers) {
        String names = workers.isEmpty()
                ? "main"
                : workers.stream().map(WorkerSpec::name).collect(Collectors.joining(", "));
        return Watchdog.start(
                left.plus(leaks ? LOOKING_FOR_LEAKS : ORDERLY),
                TIMED_OUT,
                "polyflux: the timeout passed; not to be stopped: " + names + "\n");
    }

    /** The process ends, whether the guests are ready for it or not. */
    private static void closeInTime(Polyflux polyflux) {
        try {
            Watchdog.start(ORDERLY.plus(FORCED), EndingSignal.status(), "");
            Thread closing = Thread.ofPlatform().daemon().start(() -> closeQuietly(polyflux));
            closing.join(ORDERLY);
        } catch (InterruptedException | OutOfMemoryError noTime) {
            // it ends without being closed
        }
    }

    private static void closeQuietly(Polyflux polyflux) {
        try {
            polyflux.close(FORCED);
        } catch (RuntimeException | Error late) {
            // nobody is left to hear of it
        }
    }

    /** Whether the process has begun to end meanwhile; else the hook is not needed any more. */
    private static boolean isEnding(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException ending) {
            return true;
        }
    }

    /** What is held by something else than chance. */
    private static @Nullable Census afterCollection(Polyflux polyflux, Duration patience) {
        System.gc();
        System.gc(); // what the first one has freed may have held more
        return polyflux.census(patience).block();
    }

    private @Nullable Duration deadline(Configuration settings) {
        Duration given = timeout == null ? settings.duration("timeout").orElse(null) : timeout;
        if (given == null) {
            return null;
        }
        Duration left = given.minus(Duration.between(began, Instant.now()));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void print(Line line) {
        if (line.error()) {
            synchronized (err) {
                err.print(line.ended() ? line.text() + "\n" : line.text());
                err.flush();
            }
        } else {
            out.print(line);
        }
    }

    private void tell(LifecycleEvent event) {
        allDone = event instanceof AllDone || allDone && !(event instanceof Booting);
        if (event instanceof Failed failure) {
            fail(failure.error());
        }
        if (events) {
            err.println(EventLine.of(event));
        }
    }

    private void fail(Throwable error) {
        status.compareAndSet(0, error instanceof ExitException exit ? exit.status() : FAILED);
        switch (error) {
            case ExitException exit -> {} // has told what it wants told
            case GuestException guest when guest.isTold() -> {}
            case GuestException guest -> err.println(guest.error().trace());
            default -> err.println("polyflux: " + error.getMessage());
        }
    }

    /** Who is to blame: whoever runs code; where nobody does, who has something to do; and else who has not ended. */
    private static String describe(Map<String, List<String>> pending) {
        return Stream.<Predicate<List<String>>>of(
                        work -> work.contains(Polyflux.RUNNING), work -> !work.isEmpty(), work -> true)
                .map(blamed -> inWords(pending, blamed))
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("nothing");
    }

    private static String inWords(Map<String, List<String>> pending, Predicate<List<String>> blamed) {
        return pending.entrySet().stream()
                .filter(entry -> blamed.test(entry.getValue()))
                .map(entry -> entry.getValue().isEmpty()
                        ? entry.getKey()
                        : entry.getKey() + " (" + String.join(", ", entry.getValue()) + ")")
                .collect(Collectors.joining(", "));
    }
}
