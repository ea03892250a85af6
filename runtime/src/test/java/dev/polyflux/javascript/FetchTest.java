package dev.polyflux.javascript;

import static dev.polyflux.javascript.ScriptCase.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Access;
import dev.polyflux.Polyflux;
import dev.polyflux.WorkerSpec;
import dev.polyflux.javascript.ScriptCase.Lines;
import dev.polyflux.lifecycle.LifecycleEvent;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code fetch} against a server on the loopback. */
final class FetchTest {

    private static final Lines LINES = new Lines();

    private static @Nullable Polyflux runtime;
    private static @Nullable FetchServer server;

    @BeforeAll
    static void start() throws IOException {
        server = new FetchServer();
        runtime = Polyflux.builder()
                .access(Access.USER)
                .main("main.js", "")
                .output(LINES::add)
                .build();
    }

    @AfterAll
    static void close() {
        Objects.requireNonNull(runtime).close();
        server().close();
    }

    private static FetchServer server() {
        return Objects.requireNonNull(server);
    }

    private static String addresses() {
        return "const base = '%s', other = '%s', refused = '%s';"
                .formatted(server().base(), server().other(), server().refused());
    }

    @ParameterizedTest
    @ValueSource(strings = {"answers", "sends", "redirects", "streaming", "aborts", "failures"})
    void scriptsFetch(String topic) {
        ScriptCase.check(Objects.requireNonNull(runtime), LINES, "fetch/" + topic + ".mjs", addresses());
    }

    @Test
    void pythonFetchesThroughJavaScript() {
        String code =
                """
                from js import fetch, AbortController
                response = await fetch("%1$s/json")
                print(response.status, await response.text())
                sent = await fetch("%1$s/echo", method="POST", body="from Python", headers={"x-own": "py"})
                told = await sent.json()
                print(told.method, told.body, getattr(told.headers, "x-own"))
                controller = AbortController.new()
                controller.abort()
                try:
                    await fetch("%1$s/json", signal=controller.signal)
                except Exception as error:
                    print(error.name)
                """
                        .formatted(server().base());
        assertThat(Objects.requireNonNull(runtime)
                        .start(WorkerSpec.of("python.py", code))
                        .ended()
                        .block(LIMIT))
                .isInstanceOf(LifecycleEvent.Done.class);
        assertThat(LINES.of("python")).containsExactly("200 {\"a\":[1,2]}", "POST from Python py", "AbortError");
    }

    @Test
    void theRuntimeIsNotQuietBeforeAnAnswerIsThere() {
        Lines lines = new Lines();
        String code =
                "fetch('%s/json').then((response) => response.text()).then(console.log);".formatted(server().base());
        try (Polyflux polyflux = Polyflux.builder()
                .access(Access.USER)
                .main("main.js", code)
                .output(lines::add)
                .build()) {
            polyflux.whenQuiet().block(LIMIT);
        }
        assertThat(lines.of("main")).containsExactly("{\"a\":[1,2]}");
    }

    @Test
    void closingARealmEndsWhatItFetches() throws InterruptedException {
        CountDownLatch reads = new CountDownLatch(1);
        String code =
                """
                const reader = (await fetch('%s/endless')).body.getReader();
                await reader.read();
                console.log('reads');
                """
                        .formatted(server().base());
        try (Polyflux polyflux = Polyflux.builder()
                .access(Access.USER)
                .main("main.mjs", code)
                .output(line -> reads.countDown())
                .build()) {
            assertThat(polyflux.window().block(LIMIT)).isNotNull();
            assertThat(reads.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
        assertThat(server().taken()).isNotNull().isLessThan(64);
    }
}
