package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.polyflux.core.ConfigurationException;
import dev.polyflux.pyscript.SocketServer;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
    private static @Nullable SocketServer sockets;

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
        return "http://" + host(server);
    }

    private static String host(@Nullable HttpServer server) {
        return "127.0.0.1:" + Objects.requireNonNull(server).getAddress().getPort();
    }

    @BeforeAll
    static void start() throws IOException {
        Path root = Objects.requireNonNull(folder);
        Files.writeString(Files.createDirectory(root.resolve("in")).resolve("a.txt"), "read me");
        Files.createDirectory(root.resolve("out"));
        Files.writeString(root.resolve("secret.txt"), "secret");
        for (String granted : List.of("in", "out")) {
            Files.createSymbolicLink(root.resolve(granted).resolve("link.txt"), root.resolve("secret.txt"));
            Files.createSymbolicLink(root.resolve(granted).resolve("away"), root);
        }
        granted = server();
        denied = server();
        sockets = new SocketServer();
        runtime = Polyflux.builder()
                .grant(Grant.NONE
                        .read("/data", root.resolve("in"))
                        .write("/out", root.resolve("out"))
                        .resources("/rules", "granted")
                        .environment("COLOUR", "red")
                        .inherit("PATH", "NO_SUCH_VARIABLE")
                        .hosts(host(granted), sockets.base().replace("ws://", "")))
                .build();
        runtime.start(
                WorkerSpec.of(
                        "js.js",
                        """
                const caught = async (code) => { try { return String(await code()); } catch (e) { return `${e.name}: ${e.message}`; } };
                globalThis.caught = caught;
                globalThis.fs = await import('node:fs');
                globalThis.echoed = (url) => new Promise((resolve, reject) => {
                  const socket = new WebSocket(url);
                  socket.onopen = () => socket.send('hello');
                  socket.onmessage = ({ data }) => { socket.close(); resolve(data); };
                  socket.onerror = () => reject(new Error('no connection'));
                });
                """));
        runtime.start(
                WorkerSpec.of(
                        "py.py",
                        """
                import os, pyscript, socket, sys, urllib.request
                sys.path.append("/rules")
                def caught(code):
                    try:
                        return str(code())
                    except Exception as e:
                        return f"{type(e).__name__}: {e}"
                async def fetched(url):
                    try:
                        return await pyscript.fetch(url).text()
                    except Exception as e:
                        return f"{type(e).__name__}: {e}"
                """));
    }

    @AfterAll
    static void close() throws IOException {
        Objects.requireNonNull(runtime).close();
        Objects.requireNonNull(granted).stop(0);
        Objects.requireNonNull(denied).stop(0);
        Objects.requireNonNull(sockets).close();
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
            py | caught(lambda: open('/out/../secret.txt').read())            | FileNotFoundError
            py | caught(lambda: open('/data/link.txt').read())                | PermissionError
            js | caught(() => fs.readFileSync('/data/link.txt', 'utf8'))      | EACCES
            py | caught(lambda: open('/data/away/secret.txt').read())         | PermissionError
            py | caught(lambda: os.listdir('/data/away'))                     | PermissionError
            py | caught(lambda: open('/out/link.txt', 'w'))                   | PermissionError
            py | caught(lambda: open('/out/away/new.txt', 'w'))               | PermissionError
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
            py | caught(lambda: urllib.request.urlopen('GRANTED'))            | URLError: <urlopen error [Errno 1]
            py | caught(lambda: socket.create_connection(tuple('GRANTED'[7:].split(':'))))  | PermissionError: [Errno 1]
            js | caught(async () => (await fetch('GRANTED/')).text())         | hello
            js | caught(async () => (await fetch('DENIED/')).text())          | may not use the network
            js | caught(async () => (await fetch('GRANTED/away')).text())     | may not use the network
            js | caught(async () => (await fetch('http://localhost/')).text()) | may not use the network
            py | fetched('GRANTED/')                                          | hello
            py | fetched('DENIED/')                                           | may not use the network
            js | caught(() => echoed('SOCKETS/'))                             | hello
            js | caught(() => echoed('DENIED/'.replace('http', 'ws')))        | may not use the network
            """)
    void whatIsNamedIsReachedAndNothingBeside(String language, String code, String expected) {
        String given = code.replace("GRANTED", base(granted))
                .replace("DENIED", base(denied))
                .replace("SOCKETS", Objects.requireNonNull(sockets).base());
        assertThat(eval(language, given)).contains(expected);
    }

    @Test
    void aConfigurationGrantsTheSame() {
        Path in = Objects.requireNonNull(folder).resolve("in");
        try (Polyflux polyflux = Polyflux.builder()
                .config(Configuration.of(Map.of(
                        "hosts", List.of(host(granted)),
                        "environment", Map.of("COLOUR", "blue"),
                        "mounts", Map.of("/data", in.toString()))))
                .build()) {
            assertThat(reached(polyflux, granted)).isEqualTo("hello blue read me");
            assertThat(reached(polyflux, denied)).startsWith("TypeError").contains("may not use the network");
        }
    }

    @Test
    void whoHasTheUsersAccessIsGivenFoldersAndVariablesBesideAndAllHosts() {
        Grant grant = Grant.NONE
                .read("/data", Objects.requireNonNull(folder).resolve("in"))
                .environment("COLOUR", "green")
                .hosts(host(granted));
        try (Polyflux polyflux =
                Polyflux.builder().access(Access.USER).grant(grant).build()) {
            assertThat(reached(polyflux, denied)).isEqualTo("hello green read me");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\"       | in       | nothing can be mounted at ''",
                "/          | in       | nothing can be mounted at '/'",
                "/./        | in       | nothing can be mounted at '/./'",
                "/data/..   | in       | nothing can be mounted at '/data/..'",
                "/x/../../y | in       | nothing can be mounted at '/x/../../y'",
                "/data      | gone     | gone' is no folder that could be mounted",
                "/data      | in/a.txt | a.txt' is no folder that could be mounted"
            })
    void whatCannotBeMountedIsRefusedAtOnce(String path, String name, String message) {
        Path given = Objects.requireNonNull(folder).resolve(name);
        for (ThrowingCallable granting :
                List.<ThrowingCallable>of(() -> Grant.NONE.read(path, given), () -> Grant.NONE.write(path, given))) {
            assertThatThrownBy(granting)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining(message)
                    .hasMessageContaining("PF1108");
        }
    }

    private static String reached(Polyflux polyflux, @Nullable HttpServer server) {
        Worker worker = polyflux.start(
                WorkerSpec.of(
                        "reaches.mjs",
                        """
                import { readFileSync } from 'node:fs';
                sync.reach = async (url) => {
                  try {
                    return `${await (await fetch(url)).text()} ${process.env.COLOUR} ${readFileSync('/data/a.txt', 'utf8')}`;
                  } catch (error) {
                    return String(error);
                  }
                };
                """));
        String told = worker.call("reach", String.class, base(server) + "/").block(LIMIT);
        worker.terminate().block(LIMIT);
        return Objects.requireNonNull(told);
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
