package dev.polyflux.cli;

import dev.polyflux.Configuration;
import dev.polyflux.Polyflux;
import dev.polyflux.PolyfluxBuilder;
import dev.polyflux.WorkerGrant;
import dev.polyflux.WorkerSpec;
import dev.polyflux.core.ConfigurationException;
import dev.polyflux.lifecycle.Census;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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

    private static final int TIMED_OUT = 124;
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

    private final RunReport report = new RunReport();

    @Override
    public Integer call() {
        Configuration settings = runtime.settings();
        if (!runtime.hasMain(settings) && scripts.isEmpty()) {
            throw new ConfigurationException("there is nothing to run: name a script or give --main");
        }
        boolean sandboxed = runtime.isSandboxed(settings);
        PolyfluxBuilder builder = runtime.builder(settings, nativeCode)
                .input(sandboxed ? InputStream.nullInputStream() : System.in)
                .output(report::print)
                .uncaught((worker, error) -> report.fail(error));
        List<WorkerSpec> workers = specs();
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

    /** Reads every file before anything is started; main's has been. */
    private List<WorkerSpec> specs() {
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
        ShutdownHook hook = ShutdownHook.of(() -> polyflux.close(ShutdownHook.FORCED), ShutdownHook.ORDERLY);
        Mono<Void> told = report.follow(polyflux, goesOn, events);
        workers.forEach(polyflux::start);
        polyflux.allStarted();

        Mono<Boolean> ended = (goesOn ? Mono.<Void>never() : polyflux.whenQuiet()).thenReturn(true);
        boolean inTime = Boolean.TRUE.equals((left == null ? ended : ended.timeout(left, Mono.just(false))).block());
        Map<String, List<String>> pending = polyflux.pending();
        if (!inTime && watchdog != null) {
            report.say("polyflux: the timeout passed; still running: " + Blame.of(pending));
            watchdog.told();
        }
        Census census = leaks ? afterCollection(polyflux, inTime ? COUNTING : ANSWERING) : null;
        polyflux.close(inTime ? Duration.ofSeconds(1) : ShutdownHook.FORCED);
        told.block();
        if (hook.callOff() && inTime && watchdog != null) {
            watchdog.callOff();
        }
        if (census != null) {
            report.say(events ? CensusLine.of(census) : census.toString());
        }
        if (!inTime) {
            return TIMED_OUT;
        }
        pending.forEach(report::unfinished);
        return report.status();
    }

    private Watchdog watchdog(Duration left, List<WorkerSpec> workers) {
        String names = workers.isEmpty()
                ? "main"
                : workers.stream().map(WorkerSpec::name).collect(Collectors.joining(", "));
        return Watchdog.start(
                left.plus(leaks ? LOOKING_FOR_LEAKS : ShutdownHook.ORDERLY),
                TIMED_OUT,
                "polyflux: the timeout passed; not to be stopped: " + names + "\n");
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
}
