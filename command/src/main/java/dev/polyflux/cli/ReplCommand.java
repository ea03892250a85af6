package dev.polyflux.cli;

import dev.polyflux.Configuration;
import dev.polyflux.PolyfluxBuilder;
import dev.polyflux.repl.Repl;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code polyflux repl}: consoles of both languages, each over a realm of its own. */
@Command(
        name = "repl",
        mixinStandardHelpOptions = true,
        description = "Consoles for Python and JavaScript, side by side. :help says more.")
final class ReplCommand implements Callable<Integer> {

    @Mixin
    private final RuntimeOptions runtime = new RuntimeOptions();

    @Override
    public Integer call() {
        Configuration settings = runtime.settings();
        PolyfluxBuilder builder = runtime.builder(settings, false);
        Path main = runtime.main(settings);
        if (main != null) {
            builder.main(main);
        }
        Repl.run(builder);
        return 0;
    }
}
