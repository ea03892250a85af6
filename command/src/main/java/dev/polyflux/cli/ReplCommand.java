package dev.polyflux.cli;

import dev.polyflux.repl.Repl;
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
        Repl.run(runtime.builder(runtime.settings(), false));
        return 0;
    }
}
