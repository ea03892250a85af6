package dev.polyflux.cli;

import dev.polyflux.Polyflux;
import dev.polyflux.core.ConfigurationException;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code polyflux}. */
@Command(
        name = "polyflux",
        description = "Runs JavaScript and Python side by side, each script in a realm of its own.",
        subcommands = {RunCommand.class, ReplCommand.class, NodeCommand.class},
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class,
        footer = {
            "",
            "polyflux --resident COMMAND leaves a process behind that has started already, for the next run with --resident:"
                    + " it takes 0.2 to 0.5 s. polyflux --resident starts one, and polyflux --resident stop ends it."
                    + " docs/performance.md says when it serves, and what it costs."
        },
        synopsisSubcommandLabel = "COMMAND")
public final class Main {

    static final int USAGE = 2;

    private Main() {}

    /** Runs the command and ends the process with its status. */
    public static void main(String[] arguments) {
        // The engine takes as long to come up as the command line to be read: side by side.
        Thread.ofPlatform().daemon().name("polyflux-engine").start(Polyflux::engine);
        run(arguments, ProcessHandle.current().info().startInstant().orElseGet(Instant::now));
    }

    /** The process is the command's from now on. */
    static void run(String[] arguments, Instant began) {
        Watchdog.ownProcess();
        RunCommand.began = began;
        System.exit(execute(arguments));
    }

    static int execute(String... arguments) {
        return new CommandLine(new Main())
                .setParameterExceptionHandler((error, given) -> {
                    CommandLine command = error.getCommandLine();
                    return refuse(
                            command,
                            error.getMessage() + " (see "
                                    + command.getCommandSpec().qualifiedName() + " --help)");
                })
                .setExecutionExceptionHandler((error, command, parsed) -> {
                    if (error instanceof ConfigurationException known) {
                        return refuse(command, known.getMessage());
                    }
                    throw error;
                })
                .setExecutionStrategy(parsed -> {
                    boolean bare = parsed.subcommand() == null
                            && !parsed.isUsageHelpRequested()
                            && !parsed.isVersionHelpRequested();
                    if (bare) {
                        parsed.commandSpec().commandLine().usage(System.err);
                        return USAGE;
                    }
                    return new CommandLine.RunLast().execute(parsed);
                })
                .execute(arguments);
    }

    private static int refuse(CommandLine command, String message) {
        command.getErr().println("polyflux: " + message.lines().findFirst().orElse(""));
        return USAGE;
    }
}
