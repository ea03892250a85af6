package dev.polyflux.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder for scripts, and what the command in this process has written to standard error. */
abstract class CommandFrame {

    @TempDir
    Path folder = Path.of("");

    private final PrintStream standardError = System.err;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @BeforeEach
    final void captureStandardError() {
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    final void giveStandardErrorBack() {
        System.setErr(standardError);
    }

    final List<String> errors() {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }

    final void forgetErrors() {
        written.reset();
    }

    final String file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        return Files.writeString(file, text).toString();
    }
}
