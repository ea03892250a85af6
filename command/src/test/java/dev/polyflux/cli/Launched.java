package dev.polyflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A launcher whose spares lie in a folder of the test's. */
abstract class Launched {

    private static final Path RESOURCES =
            Path.of("src", "test", "resources", "resident").toAbsolutePath();
    static final String LAUNCHER = RESOURCES.resolve("launcher").toString();
    private static final String CLASSES = String.join(
            File.pathSeparator,
            System.getProperty("java.class.path"),
            Path.of("target", "classes", "META-INF", "versions", "25")
                    .toAbsolutePath()
                    .toString());
    private static final int LIMIT_SECONDS = 240;

    /** How often a launcher looks whether its run has been taken: so that a busy machine is no reason to give up. */
    private static final String PATIENT = "1000000";

    @TempDir
    Path folder = Path.of("");

    final Map<String, String> environment = new TreeMap<>();

    /** What has come out of a process, and how it ended. */
    record Outcome(String out, String err, int status) {}

    @BeforeEach
    final void spareIsReal() throws IOException {
        environment.put("ROOT", Path.of("..").toRealPath().toString());
        environment.put("XDG_RUNTIME_DIR", folder.toString());
        environment.put("CLASSES", CLASSES);
        environment.put("POLYFLUX_RESIDENT_ROUNDS", PATIENT);
        environment.put(
                "JAVA",
                Path.of(System.getProperty("java.home"), "bin", "java")
                        + " --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
                        + " -XX:TieredStopAtLevel=1 -Dpolyglot.engine.WarnInterpreterOnly=false -Dpolyflux.ahead=0");
    }

    /** Whoever has begun to leave a spare, too: nobody is left who could. */
    @AfterEach
    final void nothingIsLeft() {
        List<ProcessHandle> ours;
        do {
            ours = ProcessHandle.allProcesses().filter(this::isOurs).toList();
            ours.forEach(ProcessHandle::destroyForcibly);
        } while (!ours.isEmpty());
    }

    private boolean isOurs(ProcessHandle process) {
        try {
            byte[] given = Files.readAllBytes(Path.of("/proc", process.pid() + "", "environ"));
            return new String(given, StandardCharsets.UTF_8).contains("XDG_RUNTIME_DIR=" + folder);
        } catch (IOException endedOrAnothers) {
            return false;
        }
    }

    /**
     * The spare does as it is told: it hangs, says that it holds the run, or dies when it is called, or takes the run and waits, is killed,
     * or ends so.
     */
    final void spareOnly(String behaviour) {
        environment.put("JAVA", RESOURCES.resolve("java") + " " + behaviour);
    }

    final Process launch(String... arguments) throws IOException {
        return start(folder, launcher(arguments));
    }

    /** By a shell, which may change what it is started with; a shell makes an environment of its own. */
    final Process launchBy(String shell, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", shell, "sh"));
        command.addAll(launcher(arguments));
        return start(folder, command);
    }

    private static List<String> launcher(String... arguments) {
        return Stream.concat(Stream.of(LAUNCHER, "--resident"), Arrays.stream(arguments))
                .toList();
    }

    /** It hears signals, whatever whoever runs the tests has had ignored: no shell takes that back. */
    final Process start(Path where, List<String> command) throws IOException {
        List<String> hearing = new ArrayList<>(List.of("env", "--default-signal=HUP,INT,QUIT,TERM"));
        hearing.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(hearing).directory(where.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    static Outcome outcome(Process process) throws Exception {
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(out, err, status(process));
    }

    static int status(Process process) throws InterruptedException {
        assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
                .as("it has ended")
                .isTrue();
        return process.exitValue();
    }

    /** Leaves a spare, and waits until it can be called. */
    final Path spare() throws Exception {
        return spare(launch());
    }

    final Path spare(Process launched) throws Exception {
        assertThat(outcome(launched)).isEqualTo(new Outcome("", "", 0));
        Path nest = nest();
        until(nest, () -> !spares().isEmpty());
        Path spare = spares().getFirst();
        until(spare, () -> Files.exists(spare.resolve("ready")));
        return spare;
    }

    final List<Path> spares() {
        return List.of(Objects.requireNonNullElse(nest().toFile().listFiles(), new File[0])).stream()
                .map(File::toPath)
                .filter(path -> !path.getFileName().toString().contains("-"))
                .toList();
    }

    final Path nest() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.getFileName().toString().matches("polyflux-\\d+"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }

    /** Looks whenever something in a folder comes or goes. */
    static void until(Path watched, BooleanSupplier so) throws Exception {
        try (WatchService watch = watched.getFileSystem().newWatchService()) {
            watched.register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
            while (!so.getAsBoolean()) {
                WatchKey key = watch.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
                assertThat(key).as("something happens in " + watched).isNotNull();
                key.pollEvents();
                key.reset();
            }
        }
    }

    /** The process of a spare, or of a run that has one; nobody's where that has not begun. */
    static Optional<ProcessHandle> process(Path spare) {
        try {
            String number = Files.readString(spare.resolve("process")).strip();
            return number.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(number));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
