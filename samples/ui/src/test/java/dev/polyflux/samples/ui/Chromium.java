package dev.polyflux.samples.ui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;

/** A Chromium without a window, told what to do by its own protocol. */
final class Chromium implements AutoCloseable {

    static final Duration LIMIT = Duration.ofMinutes(4);
    static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Path profile;
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;

    private Chromium(Path executable) throws IOException {
        profile = Files.createTempDirectory("chromium");
        List<String> command = new ArrayList<>(List.of(
                executable.toString(),
                "--headless",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank"));
        if ("root".equals(System.getProperty("user.name"))) {
            command.add(1, "--no-sandbox");
        }
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("log").toFile())
                .start();
        address = "http://127.0.0.1:" + port();
    }

    /** Where it is installed; empty where it is not. */
    static Optional<Path> executable() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static boolean isInstalled() {
        return executable().isPresent();
    }

    static Chromium start(Path executable) {
        try {
            return new Chromium(executable);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** It writes the port that it has chosen to a file. */
    private int port() {
        Path file = profile.resolve("DevToolsActivePort");
        return polling()
                .filter(tick -> Files.exists(file))
                .map(tick -> firstLine(file))
                .filter(line -> !line.isEmpty())
                .map(Integer::parseInt)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Chromium did not start: " + profile));
    }

    private static String firstLine(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst().orElse("");
        } catch (IOException later) {
            return "";
        }
    }

    /** A moment after the other, as long as it may take. */
    static Stream<Long> polling() {
        return Flux.interval(Duration.ofMillis(20))
                .take(LIMIT)
                .onBackpressureDrop()
                .toStream(1);
    }

    /** A tab with an address. */
    Tab open(String page) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/json/new?about:blank"))
                    .PUT(HttpRequest.BodyPublishers.noBody())
                    .build();
            JsonNode target =
                    JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
            Tab tab =
                    new Tab(http, URI.create(target.get("webSocketDebuggerUrl").asText()));
            tab.tell("Page.enable");
            tab.tell("Page.navigate", "url", page);
            return tab;
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit()
                .orTimeout(LIMIT.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
                .join();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
