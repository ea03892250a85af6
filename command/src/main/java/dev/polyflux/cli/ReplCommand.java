package dev.polyflux.cli;

import dev.polyflux.Access;
import dev.polyflux.Configuration;
import dev.polyflux.Polyflux;
import dev.polyflux.PolyfluxBuilder;
import dev.polyflux.repl.Repl;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code polyflux repl}: consoles of both languages, each over a realm of its own. */
@Command(
        name = "repl",
        mixinStandardHelpOptions = true,
        description = "Consoles for Python and JavaScript, side by side. :help says more.")
final class ReplCommand implements Callable<Integer> {

    @Option(
            names = "--main",
            paramLabel = "FILE",
            description = "Run this script in the main realm first: 'window' of both.")
    private @Nullable Path main;

    @Option(names = "--config", paramLabel = "FILE", description = "A configuration, as for run.")
    private @Nullable String config;

    @Option(names = "--sandbox", description = "Deny what is typed files, environment, sockets, threads and processes.")
    private boolean sandbox;

    @Override
    public Integer call() {
        PolyfluxBuilder builder = Polyflux.builder().access(sandbox ? Access.SANDBOX : Access.USER);
        if (config != null) {
            builder.config(Configuration.EMPTY.beside(config));
        }
        if (main != null) {
            builder.main(main);
        }
        Repl.run(builder);
        return 0;
    }
}
