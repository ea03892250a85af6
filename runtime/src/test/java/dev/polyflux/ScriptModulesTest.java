package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.polyflux.config.Integrity;
import dev.polyflux.lifecycle.LifecycleEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The modules of JavaScript that a configuration names, as Python and JavaScript import them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ScriptModulesTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static final Map<String, String> SERVED = Map.of(
            "/npm/chart/+esm",
                    "export { scale } from '/npm/scale/+esm'; export * from './near.js'; export default 'chart';",
            "/npm/scale/+esm", "export const scale = 2;",
            "/npm/chart/near.js", "export const near = true; // import './not-there.js'; import '//localhost:1/x.js'");

    @TempDir
    private static Path folder = Path.of("");

    private HttpServer server;

    @BeforeAll
    void prepare() throws IOException {
        Files.createDirectories(folder.resolve("lib/deep"));
        Files.writeString(
                folder.resolve("lib/random.mjs"),
                "import { base } from './deep/base.mjs'; export const value = base + Math.random();");
        Files.writeString(folder.resolve("lib/deep/base.mjs"), "export const base = 10;");
        Files.writeString(folder.resolve("lib/own.mjs"), "export const own = 'own';");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String text = SERVED.get(exchange.getRequestURI().getPath());
            byte[] body = (text == null ? "" : text).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(text == null ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    void stop() {
        server.stop(0);
    }

    private String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    private Configuration configuration() {
        String chart = SERVED.getOrDefault("/npm/chart/+esm", "");
        byte[] hash = HexFormat.of().parseHex(Integrity.sha256(chart.getBytes(StandardCharsets.UTF_8)));
        return Configuration.builder()
                .beside(folder)
                .set(
                        "js_modules",
                        Map.of(
                                "main",
                                Map.of(
                                        "./lib/random.mjs",
                                        "random",
                                        url("/npm/chart/+esm"),
                                        "chart",
                                        "./x.css",
                                        "chart"),
                                "worker",
                                Map.of("./lib/own.mjs", "own")))
                .set(
                        "integrity",
                        Map.of(
                                url("/npm/chart/+esm"),
                                "sha256-" + Base64.getEncoder().encodeToString(hash)))
                .build();
    }

    @ParameterizedTest
    @EnumSource(names = {"SANDBOX", "USER"})
    void areTheSameInEachFormAndRealm(Access access) {
        Queue<Line> printed = new ConcurrentLinkedQueue<>();
        try (Polyflux polyflux = Polyflux.builder()
                .access(access)
                .config(configuration())
                .output(printed::add)
                .main(
                        "main.py",
                        """
                        import js
                        import pyscript
                        from pyscript.js_modules import random, chart
                        from pyscript.js_modules.random import value
                        js.shown = value
                        print(random.value == value == pyscript.js_modules.random.value, value > 10)
                        print(chart.default, chart.scale, chart.near)
                        try:
                            from pyscript.js_modules import own
                        except ImportError as error:
                            print("own" in str(error))
                        print(sorted(dir(pyscript.js_modules)))
                        """)
                .build()) {
            Worker python = polyflux.start(
                    WorkerSpec.of(
                            "w.py",
                            """
                    from pyscript import window
                    from pyscript.js_modules import own, random
                    from pyscript.js_modules.own import own as text
                    print(random.value == window.shown, own.own, text)
                    """));
            assertThat(python.ended().block(LIMIT)).isInstanceOf(LifecycleEvent.Done.class);
            Worker script = polyflux.start(WorkerSpec.of(
                    "s.mjs",
                    "import { value } from 'random'; import { scale } from 'chart'; console.log(value > 10, scale);"));
            assertThat(script.ended().block(LIMIT)).isInstanceOf(LifecycleEvent.Done.class);
        }
        assertThat(lines(printed, "main")).containsExactly("True True", "chart 2 True", "True", "['chart', 'random']");
        assertThat(lines(printed, "w")).containsExactly("True own own");
        assertThat(lines(printed, "s")).containsExactly("true 2");
    }

    private static List<String> lines(Queue<Line> printed, String realm) {
        return printed.stream()
                .filter(line -> line.worker().equals(realm))
                .map(Line::text)
                .toList();
    }

    @Test
    void whatAModuleNamesOutsideOfTheConfigurationsFolderIsNotFetched() throws IOException {
        Path project = Files.createDirectories(folder.resolve("confined"));
        Files.writeString(folder.resolve("secret.json"), "{}");
        Files.writeString(project.resolve("near.json"), "{}");
        Files.createSymbolicLink(project.resolve("link.json"), folder.resolve("secret.json"));
        Files.writeString(
                project.resolve("module.mjs"),
                """
                // import '../secret.json'; import './link.json'; import './near.json'; import '/etc/passwd'; import './.env'
                export const x = 1;
                """);
        Configuration configuration = Configuration.builder()
                .beside(project)
                .set("js_modules", Map.of("main", Map.of("./module.mjs", "module")))
                .build();
        assertThat(configuration
                        .fetched((item, number, total) -> {})
                        .furnishing()
                        .bundle()
                        .files()
                        .keySet())
                .containsExactlyInAnyOrder(
                        "/node_modules/module/package.json",
                        "/node_modules/module/module.mjs",
                        "/node_modules/module/near.json");
    }

    @Test
    void aPackageOfNpmsIsTheOneThatLiesThere() throws IOException {
        Path installed = Files.createDirectories(folder.resolve("project/node_modules/small"));
        Files.writeString(installed.resolve("package.json"), "{\"name\": \"small\", \"main\": \"index.js\"}");
        Files.writeString(installed.resolve("index.js"), "module.exports = { small: true };");
        Configuration configuration = Configuration.builder()
                .mount(folder.resolve("project/node_modules"), "./node_modules")
                .set("js_modules", Map.of("main", Map.of("small", "tiny")))
                .build();
        Queue<Line> printed = new ConcurrentLinkedQueue<>();
        try (Polyflux polyflux = Polyflux.builder()
                .config(configuration)
                .output(printed::add)
                .main("main.py", "from pyscript.js_modules import tiny\nprint(tiny.small)")
                .build()) {
            polyflux.start(WorkerSpec.of("w.py", "")).ended().block(LIMIT);
        }
        assertThat(lines(printed, "main")).containsExactly("True");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "main = {'./lib/own.mjs' = 'a', './b.mjs' = 'a'}                   | two modules are to be called 'a'",
                "main = {'lib/own.mjs' = 'a'}, worker = {'./b.mjs' = 'a'}     | are both to be called 'a'",
                "main = {'./lib/own.mjs' = '../x'}                            | '../x' is no name",
                "main = {'./absent.mjs' = 'a'}                                | there is no such file"
            })
    void whatCannotBeIsAnError(String modules, String reason) throws IOException {
        Path file = Files.writeString(folder.resolve("a.toml"), "js_modules = {" + modules + "}");
        assertThatThrownBy(() ->
                        Polyflux.builder().config(Configuration.read(file)).build())
                .hasMessageContaining(reason);
    }
}
