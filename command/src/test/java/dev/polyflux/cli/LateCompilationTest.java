package dev.polyflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the launcher's options a script that is soon over has nothing compiled, and one that computes has. */
@EnabledOnOs(OS.LINUX)
final class LateCompilationTest {

    private static final String COMPILED = "opt done";

    @TempDir
    private Path folder = Path.of("");

    /** A run that tells what is compiled. */
    private Process run(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), script);
        Process process = new ProcessBuilder(List.of(
                        "sh",
                        "-c",
                        ". ../build/jvm-options; java=$1; shift; exec \"$java\" $late_options \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UnlockExperimentalVMOptions",
                        "-XX:+EnableJVMCI",
                        "-XX:TieredStopAtLevel=1",
                        "--upgrade-module-path=" + System.getProperty("jdk.module.upgrade.path"),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dpolyglot.engine.TraceCompilation=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.polyflux.cli.Main",
                        "run",
                        file.toString()))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        return process;
    }

    @ParameterizedTest
    @CsvSource({"one.py, print(1)", "one.js, console.log(1)"})
    void whatPrintsALineIsOverFirst(String name, String script) throws Exception {
        Process process = run(name, script);
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.lines()).contains("1").noneMatch(line -> line.contains(COMPILED));
        }
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void whatComputesIsCompiled() throws Exception {
        Process process =
                run("fib.py", "def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)\nwhile True: fib(15)");
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.lines().anyMatch(line -> line.contains(COMPILED) && line.contains("fib")))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
    }
}
