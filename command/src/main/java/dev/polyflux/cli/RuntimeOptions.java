package dev.polyflux.cli;

import dev.polyflux.Access;
import dev.polyflux.Configuration;
import dev.polyflux.Polyflux;
import dev.polyflux.PolyfluxBuilder;
import dev.polyflux.core.ConfigurationException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is said of a runtime, whichever command starts it. */
final class RuntimeOptions {

    @Option(
            names = "--main",
            paramLabel = "FILE",
            description = "Run this script in the main realm first, to its end or its first suspension.")
    private @Nullable Path main;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "A configuration in TOML or JSON, PyScript's or your own: docs/configuration.md has all keys. A file,"
                            + " a URL, or the text itself. Options go first.")
    private @Nullable String config;

    @Option(names = "--sandbox", description = "Deny guests files, environment, sockets, threads and processes.")
    private boolean sandbox;

    Configuration settings() {
        return config == null ? Configuration.EMPTY : Configuration.EMPTY.beside(config);
    }

    boolean hasMain(Configuration settings) {
        return main != null || settings.file("main").isPresent();
    }

    boolean isSandboxed(Configuration settings) {
        return sandbox || settings.flag("sandbox");
    }

    /** A runtime with the access that was asked for, whatever of it the configuration says, and main's script, which this reads. */
    PolyfluxBuilder builder(Configuration settings, boolean nativeCode) {
        PolyfluxBuilder builder = Polyflux.builder().access(Access.USER).config(settings);
        if (main != null) {
            builder.main(main);
        }
        if (isSandboxed(settings)) {
            if (nativeCode || settings.flag("native_code")) {
                throw new ConfigurationException("native code cannot be sandboxed: choose one of the two");
            }
            return builder.access(Access.SANDBOX);
        }
        return nativeCode ? builder.access(Access.NATIVE_CODE) : builder;
    }
}
