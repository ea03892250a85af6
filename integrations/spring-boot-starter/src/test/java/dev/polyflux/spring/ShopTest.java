package dev.polyflux.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.spring.sample.Shop;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** An application of properties, scripts, an interface and a controller serves, tells how it is, and stops in order. */
final class ShopTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void start() {
        application = SpringApplication.run(Shop.class, "--server.port=0", "--spring.main.banner-mode=off");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static HttpRequest.Builder at(String path) {
        String port = application.getEnvironment().getProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(at(path).build(), BodyHandlers.ofString());
    }

    @Test
    void jsonGoesInAndComesOut() throws IOException, InterruptedException {
        HttpResponse<String> response = CLIENT.send(
                at("/orders")
                        .header("Content-Type", "application/json")
                        .POST(
                                BodyPublishers.ofString(
                                        """
                                [{"name": "tea", "count": 2, "price": 2.5}, {"name": "cup", "count": 1, "price": 4}]"""))
                        .build(),
                BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"total\":9.0,\"pieces\":3}");
    }

    @Test
    void anAsyncGeneratorIsAStreamOfEventsAndEndsWithItsReader() throws IOException, InterruptedException {
        int before = Integer.parseInt(get("/closed-streams").body());
        HttpResponse<InputStream> response = CLIENT.send(at("/ticks").build(), BodyHandlers.ofInputStream());
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        try (InputStream events = response.body()) {
            String text = new String(events.readNBytes(60), StandardCharsets.UTF_8);
            assertThat(text).startsWith("data:{\"number\":0}\n\ndata:{\"number\":1}\n\n");
        }
        // Not on the threads that results are delivered on: to ask blocks.
        Flux.interval(Duration.ofMillis(20), Schedulers.boundedElastic())
                .onBackpressureDrop()
                .concatMap(
                        look -> Mono.fromCallable(() -> get("/closed-streams").body()))
                .filter(closed -> Integer.parseInt(closed) > before)
                .blockFirst(LIMIT);
    }

    @Test
    void healthSaysWhoIsThere() throws IOException, InterruptedException {
        HttpResponse<String> health = get("/actuator/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body())
                .contains("\"polyflux\"", "\"orders-1\":\"ready\"", "\"rules-1\":\"ready\"", "\"circuit\":\"closed\"");
    }

    @Test
    void callsAreInTheMetrics() throws IOException, InterruptedException {
        get("/rules/allowed");
        assertThat(get("/actuator/metrics/polyflux.calls?tag=function:allowed").body())
                .contains("\"COUNT\"", "\"success\"");
        assertThat(get("/actuator/metrics/polyflux.workers?tag=state:done").body())
                .contains("\"value\":2.0");
    }

    @ParameterizedTest
    @CsvSource({"cancels, 499", "fails, 500", "allowed, 200"})
    void errorsOfWorkersHaveTheirStatus(String function, int status) throws IOException, InterruptedException {
        assertThat(get("/rules/" + function).statusCode()).isEqualTo(status);
    }

    @Test
    void moreCallsThanThereMayBeAreRefusedWith503AndTheNextOneIsServed() throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> first =
                CLIENT.sendAsync(at("/rules/waits").build(), BodyHandlers.ofString());
        CompletableFuture<HttpResponse<String>> second =
                CLIENT.sendAsync(at("/rules/waits").build(), BodyHandlers.ofString());
        Flux.interval(Duration.ofMillis(20))
                .onBackpressureDrop()
                .filter(look -> workers().get("rules").snapshot().running() == 2)
                .blockFirst(LIMIT);
        HttpResponse<String> refused = get("/rules/allowed");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(refused.body()).isEqualTo("{\"status\":503,\"title\":\"Too many calls at a time\"}");
        first.cancel(true);
        second.cancel(true);
        Flux.interval(Duration.ofMillis(20))
                .onBackpressureDrop()
                .filter(look -> workers().get("rules").snapshot().running() == 0)
                .blockFirst(LIMIT);
        assertThat(get("/rules/allowed").body()).isEqualTo("yes");
    }

    private static PolyfluxWorkers workers() {
        return application.getBean(PolyfluxWorkers.class);
    }
}
