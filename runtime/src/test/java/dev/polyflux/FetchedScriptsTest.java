package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.polyflux.config.Integrity;
import dev.polyflux.core.GuestException;
import dev.polyflux.lifecycle.LifecycleEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Scripts that lie on a server or on the class path. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FetchedScriptsTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static final Map<String, String> SERVED = Map.of(
            "/app/fails.py", "def f():\n    raise ValueError('here')\nf()\n",
            "/app/main.js", "window.answer = 42;",
            "/app/prints.mjs", "console.log(window.answer);");

    private final Queue<Line> printed = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private Polyflux polyflux;

    @BeforeAll
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body =
                    SERVED.getOrDefault(exchange.getRequestURI().getPath(), "").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        polyflux = Polyflux.builder()
                .output(printed::add)
                .main(url("/app/main.js"))
                .build();
    }

    @AfterAll
    void stop() {
        polyflux.close();
        server.stop(0);
    }

    private URI url(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    @Test
    void runUnderTheNameOfTheirFile() {
        WorkerSpec spec = WorkerSpec.of(url("/app/prints.mjs?v=1"));
        assertThat(spec.name()).isEqualTo("prints");
        assertThat(polyflux.start(spec).ended().block(LIMIT)).isInstanceOf(LifecycleEvent.Done.class);
        assertThat(printed).extracting(Line::text).contains("42");
    }

    @Test
    void areNamedInTracesAsTheUserNamedThem() {
        URI url = url("/app/fails.py");
        LifecycleEvent.Ending ending =
                polyflux.start(WorkerSpec.of(url)).ended().block(LIMIT);
        assertThat(ending).isInstanceOfSatisfying(LifecycleEvent.Failed.class, failed -> assertThat(failed.error())
                .isInstanceOfSatisfying(
                        GuestException.class, error -> assertThat(error.error().trace())
                                .contains("File \"" + url + "\", line 2, in f", "raise ValueError('here')")));
    }

    @Test
    void onTheClassPathAreFound() {
        WorkerSpec spec = WorkerSpec.of(URI.create("classpath:configured/resource.py"));
        assertThat(polyflux.start(spec).ended().block(LIMIT)).isInstanceOf(LifecycleEvent.Done.class);
        assertThat(printed).extracting(Line::text).contains("of the class path");
    }

    @Test
    void haveTheHashThatIsAskedFor() {
        byte[] hash = HexFormat.of()
                .parseHex(Integrity.sha256(
                        SERVED.getOrDefault("/app/prints.mjs", "").getBytes(StandardCharsets.UTF_8)));
        String integrity = "sha256-" + Base64.getEncoder().encodeToString(hash);
        assertThat(WorkerSpec.of(url("/app/prints.mjs"), integrity).name()).isEqualTo("prints");
        assertThatThrownBy(() -> WorkerSpec.of(url("/app/main.js"), integrity)).hasMessageContaining("PF1101");
        assertThatThrownBy(() -> WorkerSpec.of(url("/app/absent.js"))).hasMessageContaining("status 404");
        assertThatThrownBy(() -> WorkerSpec.of(URI.create("classpath:absent.js")))
                .hasMessageContaining("no such resource");
        assertThatThrownBy(() -> WorkerSpec.of(URI.create("ftp://localhost/a.js")))
                .hasMessageContaining("nothing is fetched");
    }
}
