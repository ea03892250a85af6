package dev.polyflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Polyflux;
import dev.polyflux.WorkerSpec;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** A sandbox is one, however it was asked for, and whatever a configuration says besides. */
final class RuntimeOptionsTest extends CommandFrame {

    @ParameterizedTest
    @CsvSource({
        "--sandbox, ,                 false",
        "--sandbox, sandbox = false,  false",
        ",          sandbox = true,   false",
        ",          sandbox = false,  true",
    })
    void guestsHaveTheEnvironmentOutsideASandboxAlone(String option, String text, boolean has) throws IOException {
        RuntimeOptions options = new RuntimeOptions();
        CommandLine line = new CommandLine(options);
        String config = "--config=" + file("a.toml", text == null ? "" : text);
        line.parseArgs(option == null ? new String[] {config} : new String[] {option, config});
        WorkerSpec spec = WorkerSpec.of(
                "has.py", "import os\nfrom pyscript import sync\nsync.has = lambda: 'PATH' in os.environ");

        try (Polyflux polyflux = options.builder(options.settings(), false).build()) {
            assertThat(polyflux.start(spec).call("has", Boolean.class).block(Duration.ofMinutes(4)))
                    .isEqualTo(has);
        }
    }
}
