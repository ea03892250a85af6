package dev.polyflux.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.spring.sample.Shop;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sample in one jar, run as a process: it serves as soon as it says that it is up, finds what lies beside scripts in a jar within, and
 * ends what is under way before it ends.
 */
final class FatJarTest {

    private static final Pattern PORT = Pattern.compile("started on port (\\d+)");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void itServesAtOnceFindsModulesInAJarWithinAndDrainsWhenItIsTold(@TempDir Path folder) throws Exception {
        Path jar = FatJar.pack(folder, Shop.class, Path.of("src", "test", "nested"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-jar",
                        jar.toString(),
                        "--server.port=0",
                        "--polyflux.grant.resources[/home/guest]=catalog",
                        "--polyflux.workers.catalog.script=classpath:catalog/catalog.mjs",
                        "--polyflux.workers.stock.script=classpath:catalog/stock.py")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = process.inputReader()) {
            String port = read(output, PORT).group(1);
            String health = get(port, "/actuator/health").body();
            assertThat(health).startsWith("{\"components\"").contains("\"status\":\"UP\"", "\"orders-1\":\"ready\"");
            List<Long> times = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                long begun = System.nanoTime();
                assertThat(order(port)).isEqualTo("{\"total\":5.0,\"pieces\":2}");
                times.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
            }
            System.out.printf(
                    "fat jar of %d MB: the first order after health took %d ms, the tenth %d ms%n",
                    Files.size(jar) >> 20, times.getFirst(), times.getLast());
            assertThat(get(port, "/workers/catalog/gross").body()).isEqualTo("300");
            assertThat(get(port, "/workers/stock/pieces").body()).isEqualTo("42");
            CompletableFuture<HttpResponse<String>> slow =
                    CLIENT.sendAsync(request(port, "/rules/slow").build(), BodyHandlers.ofString());
            read(output, Pattern.compile("slow has begun"));
            process.toHandle().destroy(); // the process itself would close its output, too
            assertThat(slow.join().body()).isEqualTo("slowly");
            output.lines().forEach(line -> {});
            assertThat(process.waitFor()).isEqualTo(143);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Matcher read(BufferedReader output, Pattern wanted) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            Matcher found = wanted.matcher(line);
            if (found.find()) {
                return found;
            }
        }
        throw new AssertionError("it ended without '" + wanted + "':\n" + String.join("\n", lines));
    }

    private static HttpRequest.Builder request(String port, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static HttpResponse<String> get(String port, String path) throws IOException, InterruptedException {
        return CLIENT.send(request(port, path).build(), BodyHandlers.ofString());
    }

    private static String order(String port) throws IOException, InterruptedException {
        return CLIENT.send(
                        request(port, "/orders")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("[{\"name\": \"tea\", \"count\": 2, \"price\": 2.5}]"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
