package dev.polyflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nodes by the command: who joins whom, what they tell of it, and how they end. */
final class NodeTest {

    private static final int LIMIT_SECONDS = 240;
    private static final String SECRET = "a secret of the tests";

    @TempDir
    Path folder = Path.of("");

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT,TERM", // whatever whoever runs the tests has had ignored
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-Dpolyglot.engine.WarnInterpreterOnly=false",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.polyflux.cli.Main",
                "node"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove(NodeOptions.SECRET);
        return builder.start();
    }

    private String secret(String text) throws IOException {
        return Files.writeString(folder.resolve("secret"), text + "\n").toString();
    }

    /** Beyond what systems give to those who connect, so that none of them takes it meanwhile. */
    private static String freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(15_000, 30_000);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return String.valueOf(free.getLocalPort());
            } catch (IOException taken) {
                // another one
            }
        }
    }

    /** Reads until a line has all of this, and gives that line. */
    private static String line(BufferedReader lines, String... parts) throws IOException {
        List<String> read = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (Stream.of(parts).allMatch(line::contains)) {
                return line;
            }
            read.add(line);
        }
        throw new AssertionError("no line with " + List.of(parts) + " in " + read);
    }

    private static int status(Process process) throws InterruptedException {
        assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
                .as("it has ended")
                .isTrue();
        return process.exitValue();
    }

    @ParameterizedTest
    @CsvSource({"INT, 130, --calls, 0", "TERM, 143, --web-socket, /polyflux"})
    void aNodeThatIsInterruptedSaysThatItGoes(String signal, int status, String option, String value) throws Exception {
        String secret = secret(SECRET);
        String door = freePort();
        Process first = start("--name", "first", "--port", door, "--secret-file", secret, "--events", option, value);
        Process second = start(
                "--name",
                "second",
                option,
                value,
                "--port",
                freePort(),
                "--join",
                "localhost:" + door,
                "--secret-file",
                secret,
                "--events");
        try (BufferedReader told = first.inputReader(StandardCharsets.UTF_8);
                BufferedReader toldSecond = second.inputReader(StandardCharsets.UTF_8)) {
            assertThat(line(told, "polyflux:")).contains("node first takes workers", "localhost:" + door);
            line(told, "\"type\":\"NodeJoined\"", "\"node\":\"second\"");
            line(toldSecond, "\"type\":\"NodeJoined\"", "\"node\":\"first\"");
            line(told, "\"type\":\"NodeReached\"", "\"node\":\"second\"");
            line(toldSecond, "\"type\":\"NodeReached\"", "\"node\":\"first\"");

            new ProcessBuilder("kill", "-" + signal, String.valueOf(second.pid()))
                    .start()
                    .waitFor();

            line(told, "\"type\":\"NodeLeaving\"", "\"node\":\"second\"");
            assertThat(line(told, "\"type\":\"NodeGone\"", "\"node\":\"second\""))
                    .contains("\"left\":true");
            assertThat(status(second)).isEqualTo(status);
        } finally {
            first.destroyForcibly();
            second.destroyForcibly();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--port, the node can be no member: Failed to bind on",
        "--calls, the node cannot be called at localhost:"
    })
    void aPortThatIsTakenEndsIt(String port, String reason) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            Process node = start(
                    "--host",
                    "localhost",
                    "--port",
                    port.equals("--port") ? String.valueOf(taken.getLocalPort()) : freePort(),
                    "--calls",
                    port.equals("--calls") ? String.valueOf(taken.getLocalPort()) : freePort(),
                    "--secret-file",
                    secret(SECRET));
            try (BufferedReader told = node.inputReader(StandardCharsets.UTF_8)) {
                line(told, "polyflux: " + reason);
                assertThat(status(node)).isEqualTo(Main.USAGE);
            } finally {
                node.destroyForcibly();
            }
        }
    }

    @Test
    void aPathOfNoWebSocketEndsIt() throws Exception {
        Process node = start("--port", freePort(), "--web-socket", "calls", "--secret-file", secret(SECRET));
        try (BufferedReader told = node.inputReader(StandardCharsets.UTF_8)) {
            line(told, "polyflux: a path begins with a slash, unlike 'calls'");
            assertThat(status(node)).isEqualTo(Main.USAGE);
        } finally {
            node.destroyForcibly();
        }
    }

    @Test
    void aNodeWithAnotherSecretIsTurnedAway() throws Exception {
        String door = freePort();
        Process first = start("--name", "first", "--port", door, "--secret-file", secret(SECRET), "--events");
        try (BufferedReader told = first.inputReader(StandardCharsets.UTF_8)) {
            line(told, "polyflux: node first");
            Process stranger = start(
                    "--name",
                    "stranger",
                    "--port",
                    freePort(),
                    "--join",
                    "localhost:" + door,
                    "--secret-file",
                    secret(SECRET + " or not"));
            try (BufferedReader toldStranger = stranger.inputReader(StandardCharsets.UTF_8)) {
                line(told, "does not know the secret of cluster polyflux");
                line(toldStranger, "localhost:" + door + " does not let this node in");
            } finally {
                stranger.destroyForcibly();
            }
        } finally {
            first.destroyForcibly();
        }
    }
}
