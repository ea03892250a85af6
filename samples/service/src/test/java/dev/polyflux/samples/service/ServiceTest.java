package dev.polyflux.samples.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Polyflux;
import dev.polyflux.Pool;
import dev.polyflux.lifecycle.LifecycleEvent;
import dev.polyflux.spring.PolyfluxWorkers;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationView;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The service as its clients see it, over sockets. */
final class ServiceTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final String PATIENT = "--service.time-out=4m";
    private static final int CLIENTS = 1000;
    private static final int AT_A_TIME = 250;
    private static final String ORDER =
            "{\"customer\": \"ann\", \"items\": [{\"count\": 2, \"price\": 1.5}, {\"count\": 1, \"price\": 4}]}";
    private static final Scheduler LOOKING = Schedulers.newSingle("looking", true);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Queue<String> SPANS = new ConcurrentLinkedQueue<>();

    @TempDir
    static Path scripts = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void start() throws IOException {
        for (String file : List.of("handlers.py", "handlers.js")) {
            Files.copy(Path.of("scripts", file), scripts.resolve(file));
        }
        application = start(scripts, PATIENT);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static ConfigurableApplicationContext start(Path scripts, String... more) {
        List<String> options = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--scripts=" + scripts.toUri(),
                "--polyflux.workers.python.pool.size=1",
                "--polyflux.workers.javascript.pool.size=1"));
        options.addAll(List.of(more));
        return new SpringApplication(Service.class, OwnThreads.class, Spans.class).run(options.toArray(String[]::new));
    }

    /** Of the server, so that one which stops takes away no other's. */
    @Configuration(proxyBeanMethods = false)
    static class OwnThreads {

        @Bean
        ReactorResourceFactory threads() {
            ReactorResourceFactory factory = new ReactorResourceFactory();
            factory.setUseGlobalResources(false);
            return factory;
        }
    }

    /** Where a tracer would be: what it would have as spans, each below its parent. */
    @Configuration(proxyBeanMethods = false)
    static class Spans {

        @Bean
        ObservationHandler<Observation.Context> spans() {
            return new ObservationHandler<>() {
                @Override
                public void onStop(Observation.Context span) {
                    ObservationView parent = span.getParentObservation();
                    SPANS.add((parent == null ? "" : parent.getContextView().getName()) + " > "
                            + span.getContextualName());
                }

                @Override
                public boolean supportsContext(Observation.Context context) {
                    return true;
                }
            };
        }
    }

    private static int port(ConfigurableApplicationContext of) {
        return Integer.parseInt(Objects.requireNonNull(of.getEnvironment().getProperty("local.server.port")));
    }

    private static HttpRequest request(ConfigurableApplicationContext of, String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port(of) + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return CLIENT.send(request(application, path, body), BodyHandlers.ofString());
    }

    private static String get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + port(application) + path);
        return CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }

    /** What a worker tells of itself. */
    record Counts(int running, int produced) {}

    /** What a worker counts, by the name of the counter. */
    private static int count(String worker, String counter) {
        try {
            String counts = post("/" + worker + "/counts", "{}").body();
            return Integer.parseInt(counts.replaceAll(".*\"" + counter + "\":(\\d+).*", "$1"));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Looks on a thread of its own: the service needs the others. */
    private static void await(BooleanSupplier condition) {
        assertThat(Flux.interval(Duration.ofMillis(20), LOOKING)
                        .onBackpressureDrop()
                        .map(look -> condition.getAsBoolean())
                        .filter(there -> there)
                        .blockFirst(LIMIT))
                .isTrue();
    }

    /** Whether its generators wait for room: where there is some, many more events are made between two looks. */
    private static boolean isAtRest(String worker) {
        int produced = count(worker, "produced");
        return IntStream.range(0, 20).allMatch(look -> count(worker, "produced") == produced);
    }

    /** A client that says what it wants, and reads no more than it is told to. */
    private static Socket connect(String path, String body) throws IOException {
        Socket socket = new Socket("localhost", port(application));
        socket.getOutputStream()
                .write(("POST " + path
                                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                                + body.length() + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    @ParameterizedTest
    @ValueSource(strings = {"python", "javascript"})
    void aCallIsASpanBelowItsRequests(String worker) throws Exception {
        SPANS.clear();
        post("/" + worker + "/quote", ORDER);
        await(() -> SPANS.stream().anyMatch(span -> span.startsWith(" > http post")));
        assertThat(SPANS).anyMatch(span -> span.matches("http\\.server\\.requests > .*" + worker + ".*quote.*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"python", "javascript"})
    void jsonGoesInAndComesOut(String worker) throws Exception {
        HttpResponse<String> response = post("/" + worker + "/quote", ORDER);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .contains("\"customer\":\"ann\"", "\"by\":\"" + worker + "\"")
                .containsPattern("\"total\":7(\\.0)?\\b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"python", "javascript"})
    void aGeneratorIsAStreamOfEvents(String worker) throws Exception {
        HttpResponse<String> response = post("/" + worker + "/events/ticks", "{\"number\": 3}");
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(Pattern.compile("data:\\{\"tick\":(\\d)")
                        .matcher(response.body())
                        .results()
                        .map(found -> found.group(1)))
                .containsExactly("1", "2", "3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"python", "javascript"})
    void aGeneratorRunsAsFarAsTheSocketHasRoom(String worker) throws Exception {
        int before = count(worker, "produced");
        try (Socket slow = connect("/" + worker + "/events/ticks", "{\"padding\": 100000}")) {
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(slow.getInputStream(), StandardCharsets.UTF_8));
            assertThat(reader.readLine()).contains("200");
            await(() -> isAtRest(worker));
            int held = count(worker, "produced") - before;
            assertThat(held).isLessThan(1000);
            for (int lines = 0; lines < 4000; lines++) {
                reader.readLine();
            }
            await(() -> count(worker, "produced") - before > held);
        }
        await(() -> count(worker, "running") == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"python", "javascript"})
    void whatAGuestThrowsIsAProblemInJson(String worker) throws Exception {
        HttpResponse<String> response = post("/" + worker + "/refuse", "{\"customer\": \"bob\"}");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body())
                .contains("\"detail\":\"no such customer: bob\"", "\"language\":\"" + worker + "\"")
                .containsPattern("\"title\":\"(ValueError|RangeError)\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/python/nothing", "/nobody/quote"})
    void whatIsNotThereIsNotFound(String path) throws Exception {
        assertThat(post(path, "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void healthAndMetricsTellOfTheWorkers() throws Exception {
        post("/python/quote", ORDER);
        assertThat(get("/actuator/health")).contains("\"status\":\"UP\"", "\"python-1\":\"ready\"");
        assertThat(get("/actuator/metrics/polyflux.calls")).contains("\"COUNT\"", "\"quote\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"python", "javascript"})
    void aTimeOutIsAProblemInJson(String worker) throws Exception {
        try (ConfigurableApplicationContext impatient = start(scripts, "--service.time-out=200ms")) {
            HttpResponse<String> response =
                    CLIENT.send(request(impatient, "/" + worker + "/slow", "{}"), BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(504);
            assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(response.body()).contains("\"status\":504");
        }
    }

    /** JavaScript's goes on: it takes no signal. */
    @Test
    void aTimeOutCancelsTheFunction() throws Exception {
        try (ConfigurableApplicationContext impatient = start(scripts, "--service.time-out=200ms")) {
            HttpResponse<String> response =
                    CLIENT.send(request(impatient, "/python/slow", "{}"), BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(504);
            Pool python = impatient.getBean(PolyfluxWorkers.class).get("python");
            await(() -> Objects.requireNonNull(python.call("counts", Counts.class, Map.of())
                                    .toFuture()
                                    .join())
                            .running()
                    == 0);
        }
    }

    @ParameterizedTest
    @CsvSource({"python, /slow", "python, /events/ticks", "javascript, /events/ticks"})
    void clientsThatGoLeaveNothing(String worker, String route) throws Exception {
        String path = "/" + worker + route;
        Polyflux polyflux = application.getBean(Polyflux.class);
        PolyfluxWorkers workers = application.getBean(PolyfluxWorkers.class);
        Runnable wave = () -> {
            List<Socket> clients = new ArrayList<>();
            try {
                for (int i = 0; i < AT_A_TIME; i++) {
                    clients.add(connect(path, "{\"pause\": 5}"));
                }
                await(() -> count(worker, "running") == AT_A_TIME);
                for (Socket client : clients) {
                    client.close();
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            await(() -> count(worker, "running") == 0);
        };
        wave.run(); // what is made once is made
        int threads = threads().size();
        for (int gone = 0; gone < CLIENTS; gone += AT_A_TIME) {
            wave.run();
        }
        await(() -> workers.get(worker).snapshot().running() == 0);
        await(() -> {
            System.gc();
            return polyflux.census().toFuture().join().live().isEmpty();
        });
        assertThat(threads()).hasSizeLessThanOrEqualTo(threads);
    }

    /** All but those of pools that are as large as the machine, and of the engine's compiler: they start when they are needed first. */
    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name ->
                        !name.matches("(HttpClient|ForkJoinPool|parallel|boundedElastic|webflux-http|Truffle).*"))
                .toList();
    }

    @Test
    void aChangedScriptServesAndABrokenOneDoesNot(@TempDir Path own) throws Exception {
        Path script = own.resolve("handlers.py");
        Files.writeString(script, "from pyscript import sync\nsync.version = lambda order: 1");
        Files.copy(Path.of("scripts", "handlers.js"), own.resolve("handlers.js"));
        try (ConfigurableApplicationContext reloading = start(own, PATIENT, "--polyflux.reload.interval=20ms")) {
            assertThat(version(reloading)).isEqualTo("1");
            CompletableFuture<?> failed = reloading
                    .getBean(Polyflux.class)
                    .events()
                    .ofType(LifecycleEvent.Failed.class)
                    .next()
                    .toFuture();
            change(script, "from pyscript import sync\nthis is no Python", 1);
            failed.get(LIMIT.toMinutes(), TimeUnit.MINUTES);
            assertThat(version(reloading)).isEqualTo("1");
            change(script, "from pyscript import sync\nsync.version = lambda order: 3", 2);
            await(() -> version(reloading).equals("3"));
        }
    }

    /** All at once: half of a script may well be one that runs. */
    private static void change(Path script, String text, int second) throws IOException {
        Path written = Files.writeString(script.resolveSibling("written"), text);
        Files.setLastModifiedTime(written, FileTime.from(Instant.EPOCH.plusSeconds(second)));
        Files.move(written, script, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String version(ConfigurableApplicationContext of) {
        try {
            return CLIENT.send(request(of, "/python/version", "{}"), BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsUnderWayEndsBeforeTheServiceStops() throws Exception {
        ConfigurableApplicationContext stopping = start(scripts, PATIENT);
        CompletableFuture<HttpResponse<String>> answer =
                CLIENT.sendAsync(request(stopping, "/python/slow", "{\"seconds\": 1}"), BodyHandlers.ofString());
        await(() -> answer.isDone()
                || stopping.getBean(PolyfluxWorkers.class)
                                .get("python")
                                .snapshot()
                                .running()
                        == 1);
        stopping.close();
        assertThat(answer.join().body()).contains("slept");
    }
}
