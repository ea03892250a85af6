package dev.polyflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A project of PyScript's, with its configuration as it stands: a package, files, a module of JavaScript, main and a worker. */
final class ProjectTest extends CommandFrame {

    private static final Path PROJECT = Path.of("src", "test", "resources", "project");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void runsAsItIs(boolean sandboxed) throws IOException {
        try (var files = Files.walk(PROJECT)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(PROJECT.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        wheel(Files.createDirectories(folder.resolve("wheels")).resolve("first_package-1.0-py3-none-any.whl"));
        List<String> arguments = List.of(
                "run",
                sandboxed ? "--sandbox" : "--timeout=1h",
                "--config",
                folder.resolve("pyscript.toml").toString(),
                "--main",
                folder.resolve("main.py").toString());
        int status = Main.execute(arguments.toArray(String[]::new));
        assertThat(errors()).containsExactly("three files click 10"); // where the script prints it to
        assertThat(status).isZero();
    }

    private static void wheel(Path file) throws IOException {
        Map<String, String> entries = Map.of(
                "first_package/__init__.py", "VERSION = '1.0'\n",
                "first_package-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: first-package\nVersion: 1.0\n");
        try (OutputStream bytes = Files.newOutputStream(file);
                ZipOutputStream wheel = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                wheel.putNextEntry(new ZipEntry(entry.getKey()));
                wheel.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
