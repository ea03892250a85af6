package dev.polyflux.cli;

import dev.polyflux.Configuration;
import dev.polyflux.PolyfluxBuilder;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code polyflux node}: a runtime that takes workers of the other nodes of a cluster, until it is interrupted. */
@Command(
        name = "node",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a node of a cluster: others place workers on it, and find those it has by their names.",
            "Whoever knows the secret may run code here, with the access that this node gives: --sandbox gives none."
        },
        footer = {
            "",
            "The node ends when it is interrupted: it tells the others, and what it is called for is finished first. Exit status: 2 a"
                    + " wrong option, file or configuration, 130 interrupted, 143 terminated.",
            "",
            "Example: polyflux node --name b --port 7401 --join localhost:7400 --secret-file secret"
        })
final class NodeCommand implements Callable<Integer> {

    @Mixin
    private final RuntimeOptions runtime = new RuntimeOptions();

    @Mixin
    private final NodeOptions node = new NodeOptions();

    @Option(
            names = "--events",
            description =
                    "Write to standard error who joins, is suspected, goes, is reached and lost, and each lifecycle event of"
                            + " the workers here, one JSON object a line.")
    private boolean events;

    @Option(
            names = "--native-code",
            description = "Allow Python modules in native code, as ctypes and sqlite3 are; it can end the process.")
    private boolean nativeCode;

    @Option(
            names = "--grace",
            paramLabel = "DURATION",
            converter = Durations.class,
            defaultValue = "10s",
            description = "How long calls may take to finish when it ends; ${DEFAULT-VALUE} if none is given.")
    private Duration grace = Duration.ZERO;

    private final RunReport report = new RunReport();

    @Override
    public Integer call() {
        Configuration settings = runtime.settings();
        PolyfluxBuilder builder = runtime.builder(settings, nativeCode)
                .input(InputStream.nullInputStream())
                .output(report::print)
                .uncaught((worker, error) -> report.fail(error));
        return new ServedNode(node, builder, events, report).serve(grace);
    }
}
