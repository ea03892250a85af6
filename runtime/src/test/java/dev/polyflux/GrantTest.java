package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.polyflux.core.ConfigurationException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Between the sandbox and the user: what is named is reached, and nothing beside it. */
final class GrantTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    @TempDir
    private static @Nullable Path folder;

    private static @Nullable Polyflux runtime;
    private static @Nullable HttpServer granted;
    private static @Nullable HttpServer denied;

    private static HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                boolean away = exchange.getRequestURI().getPath().equals("/away");
                if (away) {
                    exchange.getResponseHeaders().add("Location", base(denied) + "/");
                }
                byte[] body = "hello".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(away ? 302 : 200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        return server;
    }

    private static String base(@Nullable HttpServer server) {
        return "http://127.0.0.1:" + Objects.requireNonNull(server).getAddress().getPort();
    }

    @BeforeAll
    static void start() throws IOException {
        Path root = Objects.requireNonNull(folder);
        Files.writeString(Files.createDirectory(root.resolve("in")).resolve("a.txt"), "read me");
        Files.createDirectory(root.resolve("out"));
        Files.writeString(root.resolve("secret.txt"), "secret");
        granted = server();
        denied = server();
        runtime = Polyflux.builder()
                .grant(Grant.NONE
                        .read("/data", root.resolve("in"))
                        .write("/out", root.resolve("out"))
                        .resources("/rules", "granted")
                        .environment("COLOUR", "red")
                        .inherit("PATH", "NO_SUCH_VARIABLE")
                        .hosts("127.0.0.1:" + granted.getAddress().getPort()))
                .build();
        runtime.start(
                WorkerSpec.of(
                        "js.js",
                        """
                const caught = async (code) => { try { return String(await code()); } catch (e) { return `${e.name}: ${e.message}`; } };
                globalThis.caught = caught;
                globalThis.fs = await import('node:fs');
                """));
        runtime.start(
                WorkerSpec.of(
                        "py.py",
                        """
                import os, sys
                sys.path.append("/rules")
                def caught(code):
                    try:
                        return str(code())
                    except Exception as e:
                        return f"{type(e).__name__}: {e}"
                """));
    }

    @AfterAll
    static void close() {
        Objects.requireNonNull(runtime).close();
        Objects.requireNonNull(granted).stop(0);
        Objects.requireNonNull(denied).stop(0);
    }

    private static String eval(String language, String code) {
        Worker worker = Objects.requireNonNull(Objects.requireNonNull(runtime).worker(language));
        worker.ended().block(LIMIT);
        return String.valueOf(worker.eval(code).block(LIMIT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            py | caught(lambda: open('/data/a.txt').read())                   | read me
            js | caught(() => fs.readFileSync('/data/a.txt', 'utf8'))         | read me
            py | caught(lambda: open('/data/b.txt', 'w'))                     | PermissionError
            py | caught(lambda: os.remove('/data/a.txt'))                     | PermissionError
            py | caught(lambda: open('/data/../secret.txt').read())           | FileNotFoundError
            py | caught(lambda: open('/out/../../secret.txt').read())         | FileNotFoundError
            py | caught(lambda: open('/etc/passwd').read())                   | FileNotFoundError
            py | caught(lambda: open('/out/b.txt', 'w').write('new'))         | 3
            py | caught(lambda: __import__('rules').rule)                     | from the class path
            js | caught(async () => (await import('/rules/rule.mjs')).rule)   | from the class path
            js | caught(async () => (await import('/rules/uses.mjs')).default.length) | 12
            py | caught(lambda: open('/rules/rule.mjs', 'a'))                 | PermissionError
            py | caught(lambda: os.environ['COLOUR'])                         | red
            js | caught(() => process.env.COLOUR)                             | red
            py | caught(lambda: sorted(set(os.environ) & {'PATH', 'HOME', 'USER', 'COLOUR'})) | ['COLOUR', 'PATH']
            js | caught(() => Object.keys(process.env).sort())                | COLOUR,PATH
            py | caught(lambda: __import__('urllib.request').request.urlopen('GRANTED'))    | Error
            py | caught(lambda: __import__('socket').create_connection(('127.0.0.1', 1)))   | Error
            js | caught(async () => (await fetch('GRANTED/')).text())         | hello
            js | caught(async () => (await fetch('DENIED/')).text())          | may not use the network
            js | caught(async () => (await fetch('GRANTED/away')).text())     | may not use the network
            js | caught(async () => (await fetch('http://localhost/')).text()) | may not use the network
            js | caught(() => new WebSocket('ws://127.0.0.1:1/'))             | may not use the network
            """)
    void whatIsNamedIsReachedAndNothingBeside(String language, String code, String expected) {
        assertThat(eval(language, code.replace("GRANTED", base(granted)).replace("DENIED", base(denied))))
                .contains(expected);
    }

    @Test
    void aConfigurationGrantsTheSame() {
        try (Polyflux polyflux = Polyflux.builder()
                .config(Configuration.of(Map.of(
                        "hosts",
                                java.util.List.of("127.0.0.1:"
                                        + Objects.requireNonNull(granted)
                                                .getAddress()
                                                .getPort()),
                        "environment", Map.of("COLOUR", "blue"),
                        "mounts",
                                Map.of(
                                        "/data",
                                        Objects.requireNonNull(folder)
                                                .resolve("in")
                                                .toString()))))
                .build()) {
            Worker worker = polyflux.start(WorkerSpec.of("w.js", ""));
            assertThat(worker.eval(
                                    "fetch('" + base(granted)
                                            + "/').then((r) => r.text()).then((t) => t + process.env.COLOUR)",
                                    String.class)
                            .block(LIMIT))
                    .isEqualTo("helloblue");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "api.example.org, api.example.org, 443, true",
        "api.example.org, API.example.org, 80, true",
        "api.example.org, api.example.org, 8443, false",
        "api.example.org:8443, api.example.org, 8443, true",
        "api.example.org:8443, api.example.org, 443, false",
        "api.example.org, evil-api.example.org, 443, false",
        "api.example.org, api.example.org.evil.com, 443, false",
        "*.example.org, a.b.example.org, 443, true",
        "*.example.org, example.org, 443, false",
        "*.example.org, evilexample.org, 443, false",
        "[::1], [::1], 80, true",
        "127.0.0.1, 127.0.0.2, 80, false",
    })
    void aHostIsMeantByItsWholeName(String granted, String host, int port, boolean reached) {
        assertThat(Grant.NONE.hosts(granted).reaches(host, port)).isEqualTo(reached);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "http://a", "a/b", "a:", "a:b", "*a", "a.*", "*.*.a", "a b", ".a"})
    void whatIsNoHostIsRefused(String written) {
        assertThatThrownBy(() -> Grant.NONE.hosts(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no host");
    }

    @Test
    void aFolderOfAJarIsGrantedAndOneThatIsNotThereIsRefused() throws IOException {
        Path jar = Objects.requireNonNull(folder).resolve("rules.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new ZipEntry("packed/"));
            out.putNextEntry(new ZipEntry("packed/inside.py"));
            out.write("where = 'in a jar'".getBytes(StandardCharsets.UTF_8));
        }
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            Grant grant = Grant.NONE.resources("/packed", "packed");
            try (Polyflux polyflux = Polyflux.builder().grant(grant).build()) {
                Worker worker = polyflux.start(WorkerSpec.of("w.py", "import sys; sys.path.append('/packed')"));
                worker.ended().block(LIMIT);
                assertThat(worker.eval("__import__('inside').where").block(LIMIT))
                        .isEqualTo("in a jar");
            }
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        assertThatThrownBy(() -> Grant.NONE.resources("/x", "no/such/folder"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("no/such/folder");
    }
}
